"""What stays together where a line ends: short names, and a glossary word with what is written against it."""

from lessons.courseware.text import parse, sentence

SCP = '<button type="button" class="term" popovertarget="term-scp">SCP</button>'


def test_a_short_name_is_not_broken_at_its_hyphen_or_slash() -> None:
    assert sentence("`order-fn`, `menu/`") == '<code class="whole">order-fn</code>, <code class="whole">menu/</code>'
    assert parse("`order-fn`")[0].html == '<p><code class="whole">order-fn</code></p>\n'


def test_a_long_one_may_be_and_what_has_no_such_place_needs_no_word_of_it() -> None:
    assert sentence("`arn:aws:s3:::dumpling-menu/*`") == "<code>arn:aws:s3:::dumpling-menu/*</code>"
    assert sentence("`kitchen`") == "<code>kitchen</code>"


def test_what_is_escaped_counts_as_the_one_character_it_shows() -> None:
    assert sentence("`a-<234567890123456>`") == '<code class="whole">a-&lt;234567890123456&gt;</code>'


def test_a_particle_stays_with_code_that_ends_in_a_sign() -> None:
    assert sentence("`s3:*`와 `kitchen`을") == "<code>s3:*</code>\u2060와 <code>kitchen</code>을"
    assert parse("`s3:*`와 x", "ko")[0].html == "<p><code>s3:*</code>\u2060와 x</p>\n"
    assert parse("`s3:*` x")[0].html == "<p><code>s3:*</code> x</p>\n"


def test_a_colon_or_a_particle_stays_with_its_word() -> None:
    again = parse("[[scp|SCP]] [[scp|SCP]]: x", "en")[0].html
    assert again == f'<p>{SCP} <span class="whole">{SCP}:</span> x</p>\n'
    assert parse("[[scp|SCP]] [[scp|SCP]]는 **x**", "ko")[0].html == (
        f'<p>{SCP} (service control policy) <span class="whole">{SCP}는</span> <strong>x</strong></p>\n'
    )


def test_at_its_first_use_the_particle_stays_with_the_english_word() -> None:
    assert parse("[[scp|SCP]]는 x", "ko")[0].html == (
        f'<p>{SCP} (service control <span class="whole">policy)는</span> x</p>\n'
    )
