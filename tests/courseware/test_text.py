"""The form of a lesson's text: blocks, numbers, nothing that could be a script."""

import pytest

from lessons.courseware.text import LessonTextError, parse, sentence


def test_blocks_stand_in_reading_order_with_their_names() -> None:
    blocks = parse("Lead.\n\n```try first-call\nCall *it*.\n```\n\n## Part\n\n```note aws\nTrue.\n```\n")
    assert [(block.kind, block.name) for block in blocks] == [
        ("html", ""),
        ("try", "first-call"),
        ("html", ""),
        ("note", "aws"),
    ]
    assert blocks[1].html == "<p>Call <em>it</em>.</p>\n"
    assert blocks[2].html == "<h2>Part</h2>\n"


def test_other_fences_stay_code() -> None:
    (block,) = parse("```python\nx = '<b>'\n```\n")
    assert block.kind == "html"
    assert "<pre><code" in block.html
    assert "&lt;b&gt;" in block.html


def test_a_line_for_the_terminal_ends_between_words() -> None:
    (block,) = parse("```text\naws iam get-role --role-name <x>\ncat answer.json\n```\n")
    assert block.html == (
        '<pre><code class="language-text"><span class="line">aws iam <span>get-role</span> <span>--role-name</span>'
        ' &lt;x&gt;\n</span><span class="line">cat answer.json\n</span></code></pre>\n'
    )


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("{{ LAMBDA_TIMEOUT_DEFAULT_S }}", "3"),
        ("{{ LAMBDA_MEMORY_MB.1 }}", "10,240"),
        ("{{ LAMBDA_SYNC_PAYLOAD_BYTES|MB }}", "6"),
        ("{{ LAMBDA_TIMEOUT_MAX_S|minutes }}", "15"),
        ("{{ LAMBDA_PER_REQUEST }}", "0.0000002"),
        ("{{ PRICES_REGION }}", "us-east-1"),
    ],
)
def test_numbers_come_from_the_shared_tables(written: str, shown: str) -> None:
    assert parse(f"It is {written}.")[0].html == f"<p>It is {shown}.</p>\n"


@pytest.mark.parametrize("text", ["{{ LAMBDA_SPEED }}", "{{ LAMBDA_TIMEOUT_MAX_S|weeks }}", "```note gossip\nx\n```"])
def test_a_slip_in_the_text_is_told(text: str) -> None:
    with pytest.raises(LessonTextError):
        parse(text)


def test_a_number_and_its_unit_stay_on_one_line_and_so_does_a_date() -> None:
    (block,) = parse("With 512 MB만 since {{ PRICES_AS_OF }}, `128 MB`")
    assert block.html == "<p>With 512\u00a0MB만 since 2026-\u206011-\u206001, <code>128 MB</code></p>\n"
    assert sentence("20 % of {most:,} ms, `since 2026-11-01, 128 MB`", {"most": 1000}) == (
        "20\u00a0% of 1,000\u00a0ms, <code>since 2026-11-01, 128 MB</code>"
    )
    assert sentence("5 minutes, 3 msgs") == "5 minutes, 3 msgs"


def test_html_in_a_text_is_text() -> None:
    (block,) = parse("<script>alert(1)</script> and <b>bold</b> and [x](javascript:alert(1))")
    assert "<script" not in block.html
    assert "<b>" not in block.html
    assert "href" not in block.html


def test_a_star_inside_code_is_no_emphasis() -> None:
    assert sentence("`s3:*` on `*` is *all of `x`*") == (
        "<code>s3:*</code> on <code>*</code> is <em>all of <code>x</code></em>"
    )


def test_a_sentence_escapes_its_facts_and_knows_code_and_emphasis() -> None:
    assert sentence("`{error}` is *bad*", {"error": "<b>"}) == "<code>&lt;b&gt;</code> is <em>bad</em>"


@pytest.mark.parametrize(
    ("fact", "shown"), [(40_000, "40,000 won"), (10**15 - 1, "999,999,999,999,999 won"), (-1200, "-1,200 won")]
)
def test_a_sentence_may_separate_the_thousands_of_a_number(fact: int, shown: str) -> None:
    assert sentence("{fact:,} won", {"fact": fact}) == shown


def test_a_number_of_any_length_is_cut_like_a_text() -> None:
    assert sentence("{fact}", {"fact": 10**3000}) == "1" + "0" * 499 + "…"
