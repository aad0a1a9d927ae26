"""The bench's tabs in a real browser: code, events, configuration, the journal and the way back."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.bench import LESSON, answered, deploy, invoke, result, write
from tests.journeys.conftest import Trouble


def test_code_that_is_not_deployed_is_marked_and_never_lost(page: Page) -> None:
    page.goto(LESSON)
    deploy(page)
    write(page, "def lambda_handler(event, context):\n    return 'mine'\n")
    expect(page.locator("[data-dirty]")).to_be_visible()
    invoke(page)
    expect(result(page)).to_contain_text("orders_here")
    page.locator("#tab-journal").click()
    expect(page.locator("#panel")).to_contain_text("CreateFunction")
    page.reload()
    page.locator("#tab-code").click()
    expect(page.locator(".cm-content")).to_contain_text("'mine'")
    page.locator(".cm-content").click()
    page.keyboard.press("ControlOrMeta+S")
    expect(page.locator("[data-dirty]")).to_be_hidden()
    invoke(page)
    expect(result(page).locator(".payload")).to_have_text('"mine"')
    for _ in range(2):
        with answered(page, re.compile("/undo/")):
            page.locator("#undo").click()
    expect(page.locator(".cm-content")).to_contain_text("orders_here")


def test_back_and_forward_show_what_was_there(page: Page) -> None:
    page.goto(LESSON)
    deploy(page)
    page.locator("#tab-logs").click()
    expect(page.locator("#panel[data-tab=logs]")).to_be_visible()
    page.go_back()
    expect(page.locator(".cm-content")).to_be_visible()
    page.go_forward()
    expect(page.locator("#panel[data-tab=logs]")).to_be_visible()


def test_a_look_back_and_on_from_there(page: Page) -> None:
    page.goto(LESSON)
    deploy(page)
    invoke(page)
    page.locator("#tab-journal").click()
    page.locator(".journal li").last.get_by_role("link").click()
    expect(page.locator(".back-banner")).to_contain_text("2단계 가운데 1번째")
    expect(page.locator("#invoke-sync")).to_have_count(0)
    page.get_by_role("button", name="여기부터 이어서 하기").click()
    expect(page.locator(".back-banner")).to_have_count(0)
    expect(page.locator("#invoke-sync")).to_be_visible()
    expect(result(page)).to_have_count(0)
    page.locator("#redo").click()
    expect(result(page)).to_contain_text("콜드 스타트")
    page.once("dialog", lambda dialog: dialog.accept())
    page.locator("#reset").click()
    expect(page.locator("#invoke-sync")).to_have_count(0)


def test_an_event_is_mended_saved_and_used(page: Page, trouble: Trouble) -> None:
    trouble.expect("422")
    page.goto(LESSON)
    deploy(page)
    page.locator("#tab-events").click()
    page.locator("#event-name").fill("big-order")
    page.locator("#event-body").fill('{"item": "soup" "count": 3}')
    page.locator("#save-event").click()
    expect(page.locator("#event-body-error")).to_contain_text("1번째 줄")
    page.locator("#invoke-raw").click()
    expect(page.locator("#run")).to_contain_text("InvalidRequestContentException")
    expect(page.locator("#event-body")).to_have_value('{"item": "soup" "count": 3}')
    page.locator("#event-body").fill('{"item": "soup", "count": 3}')
    page.locator("#save-event").click()
    expect(page.locator("#event")).to_have_value("big-order")
    invoke(page)
    expect(result(page)).to_contain_text('"total": 18000')


def test_settings_have_a_slider_and_a_number_that_agree(page: Page) -> None:
    page.goto(LESSON)
    deploy(page)
    page.locator("#tab-configuration").click()
    page.locator("[data-twin$=MemorySize]").fill("512")
    expect(page.locator("#UpdateFunctionConfiguration-MemorySize")).to_have_value("512")
    page.locator("#UpdateFunctionConfiguration-Timeout").fill("7")
    expect(page.locator("[data-twin$=Timeout]")).to_have_value("7")
    page.locator("#UpdateFunctionConfiguration-go").click()
    expect(page.locator("#run .sub")).to_have_text("Python 3.14 · 512 MB · 7 s")


def test_what_changes_by_itself_shows_unless_somebody_is_filling_in_a_form(page: Page) -> None:
    page.goto(LESSON)
    deploy(page)
    page.locator("#tab-calls").click()
    running = page.locator("#panel dd").first
    expect(running).to_have_text("0")
    page.locator("#PutFunctionConcurrency > summary").click()
    page.locator("#PutFunctionConcurrency-ReservedConcurrentExecutions").fill("7")
    invoke(page, "async")
    expect(result(page)).to_contain_text("콜드 스타트", timeout=15_000)
    expect(page.locator("#PutFunctionConcurrency-ReservedConcurrentExecutions")).to_have_value("7")
    page.locator("#PutFunctionConcurrency-go").click()
    expect(page.locator("#panel")).to_contain_text("예약됨")
    page.locator("#tab-metrics").click()
    expect(page.locator("#panel .chart").first).to_contain_text("Invocations 1")
    invoke(page)
    expect(page.locator("#panel .chart").first).to_contain_text("Invocations 2")


def test_a_queue_that_is_made_in_the_terminal_can_be_mapped_onto(page: Page, trouble: Trouble) -> None:
    """Until the role may poll it, the refusal says what is missing."""
    trouble.expect("422")
    page.goto(LESSON)
    deploy(page)
    page.locator("#tab-sources").click()
    expect(page.locator("#panel")).to_contain_text("Amazon SQS")
    page.locator("#panel .note").get_by_role("link").click()
    page.locator("#terminal-line").fill("aws sqs create-queue --queue-name orders")
    page.keyboard.press("Enter")
    expect(page.locator("#panel")).to_contain_text("QueueUrl")
    page.locator("#tab-sources").click()
    page.locator("#CreateEventSourceMapping > summary").click()
    page.locator("#CreateEventSourceMapping-go").click()
    expect(page.locator("#panel .refusal")).to_contain_text("ReceiveMessage")
