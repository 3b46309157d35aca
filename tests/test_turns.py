"""One request at a time, after its body has been read."""

import io
import threading

from portal.turns import Turns, waiting


def call(app, body=b"", **environ):
    answers = []
    environ = {"wsgi.input": io.BytesIO(body), "CONTENT_LENGTH": str(len(body)), "REQUEST_METHOD": "POST"} | environ
    list(app(environ, lambda status, headers: answers.append(status)))
    return environ


def test_the_app_sees_the_whole_body():
    seen = []
    call(Turns(lambda environ, start: seen.append(environ["wsgi.input"].read()) or [], 100), b"x" * 50)
    assert seen == [b"x" * 50]


def test_a_body_without_length_is_read_to_its_end():
    seen = []

    def app(environ, start_response):
        seen.append(environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])))
        return []

    call(Turns(app, 100), b"x" * 50, CONTENT_LENGTH="", HTTP_TRANSFER_ENCODING="chunked")
    assert seen == [b"x" * 50]


def test_a_body_that_is_too_long_is_not_read():
    source = io.BytesIO(b"x" * 1000)
    lengths = []
    app = Turns(lambda environ, start: lengths.append(int(environ["CONTENT_LENGTH"])) or [], 100)
    call(app, b"x" * 1000, **{"wsgi.input": source})
    assert source.tell() == 0
    assert lengths == [1000]


def test_an_endless_body_stops_one_byte_beyond_the_limit():
    lengths = []
    app = Turns(lambda environ, start: lengths.append(int(environ["CONTENT_LENGTH"])) or [], 100)
    call(app, b"x" * 100_000, CONTENT_LENGTH="", HTTP_TRANSFER_ENCODING="chunked")
    assert lengths[0] > 100


def test_requests_take_turns():
    inside, most = [], []

    def app(environ, start_response):
        inside.append(1)
        most.append(len(inside))
        threading.Event().wait(0.01)
        inside.pop()
        return []

    turns = Turns(app, 100)
    threads = [threading.Thread(target=call, args=(turns,)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert max(most) == 1


def test_a_slow_body_keeps_nobody_waiting():
    """The turn is taken only after the body has arrived."""
    release = threading.Event()

    class Slow(io.BytesIO):
        def read(self, size=-1):
            release.wait(10)
            return super().read(size)

    turns = Turns(lambda environ, start: [], 100)
    slow = threading.Thread(target=call, args=(turns, b"x" * 10), kwargs={"wsgi.input": Slow(b"x" * 10)})
    slow.start()
    quick = threading.Thread(target=call, args=(turns,))
    quick.start()
    quick.join(5)
    assert not quick.is_alive()
    release.set()
    slow.join()


def test_a_view_that_waits_gives_its_turn_back(app):
    lock = threading.Lock()
    with app.test_request_context(environ_overrides={"portal.turn": lock}), lock:
        with waiting():
            assert lock.acquire(blocking=False)
            lock.release()
        assert lock.locked()


def test_a_request_that_is_too_large_is_refused_in_words(make_app):
    answer = make_app(max_body=1000).test_client().post("/account/sign-out", data={"text": "x" * 5000})
    assert answer.status_code in (400, 413)
