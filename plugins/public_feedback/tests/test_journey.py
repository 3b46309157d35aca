"""The whole way of an opinion, from the home page to the desk."""

from .conftest import HOME, WORDS


def test_from_the_home_page_to_the_progress(sender, sign_in_as):
    assert f'href="{HOME}/"' in sender.client.get("/").text
    assert f'href="{HOME}/write"' in sender.open("").page
    receipt = sender.send(township="石桥乡", place="村口")
    sender.look_up(receipt.number, receipt.query_code)
    assert sender.answer.status_code == 200
    assert all(words in sender.page for words in (receipt.number, WORDS, "石桥乡 村口", "已收到"))
    staff = sign_in_as("staff")
    assert receipt.number in staff.get(f"{HOME}/staff/").text
    assert WORDS in staff.get(f"{HOME}/staff/1").text


def test_the_check_page_shows_what_will_be_sent(sender):
    sender.write("第一行\r\n第二行 <b>&", township="柳溪镇", place="卫生院")
    assert "第一行\n第二行 &lt;b&gt;&amp;</dd>" in sender.page
    assert "柳溪镇 卫生院" in sender.page


def test_changing_an_answer_keeps_the_others(sender):
    sender.write(township="柳溪镇", place="卫生院").post("receipt", change="1")
    assert sender.typed == WORDS
    assert '<option selected value="柳溪镇">' in sender.page
    assert 'value="卫生院"' in sender.page
    assert sender.errors == []


def test_the_long_code_needs_no_number(sender):
    receipt = sender.send()
    assert WORDS in sender.look_up(code=receipt.long_code).page


def test_the_receipt_says_what_happens_next(sender):
    sender.send()
    assert "5 个工作日内" in sender.page
    assert "15 个工作日内" in sender.page
    assert "data:image/png;base64," in sender.page


def test_the_english_edition(sender):
    page = sender.client.get(f"/en{HOME}/").text
    assert "Start writing" in page
    sender.page = sender.client.get(f"/en{HOME}/write").text
    answer = sender.client.post(f"/en{HOME}/check", data=sender.fields | {"body": "The street lamp is broken."})
    sender.page = answer.text
    sender.page = sender.client.post(f"/en{HOME}/receipt", data=sender.fields).text
    assert "Your opinion has been received" in sender.page
    assert sender.receipt.number.startswith("YJ-")


def test_without_townships_the_form_has_one_field_for_the_place(client):
    page = client.get(f"{HOME}/write").text
    assert 'name="township"' not in page
    assert 'name="place"' in page


def test_addresses_that_only_answer_forms_lead_on(client):
    assert client.get(f"{HOME}/check").location == f"{HOME}/write"
    assert client.get(f"{HOME}/receipt").location == f"{HOME}/look-up"
