"""Long work runs beside Qt's thread, tells how far it is, and can be ended."""

import threading
import weakref

import shiboken6

from workshop_app.views.worker import Job


def test_a_job_runs_on_another_thread_and_gives_its_result_on_this_one(qtbot):
    here = threading.get_ident()
    heard = []
    job = Job(lambda _progress: threading.get_ident())
    job.succeeded.connect(lambda there: heard.append((there, threading.get_ident())))

    with qtbot.waitSignal(job.succeeded):
        job.start()

    ((worked_at, heard_at),) = heard
    assert worked_at != here
    assert heard_at == here
    job.stop()


def test_a_job_tells_how_far_it_is(qtbot):
    def work(progress):
        for done in range(3):
            progress(done / 4)

    job = Job(work)
    told = []
    job.progressed.connect(told.append)

    with qtbot.waitSignal(job.succeeded):
        job.start()

    assert told == [0.0, 0.25, 0.5]
    job.stop()


def test_an_error_is_handed_over_and_not_raised(qtbot):
    job = Job(lambda _progress: 1 // 0)

    with qtbot.waitSignal(job.failed) as failed:
        job.start()

    assert isinstance(failed.args[0], ZeroDivisionError)
    job.stop()


def test_a_cancelled_job_ends_at_its_next_word(qtbot):
    begun, may_go_on = threading.Event(), threading.Event()

    def work(progress):
        begun.set()
        may_go_on.wait(5)
        progress(0.5)

    job = Job(work)
    job.start()
    begun.wait(5)
    with qtbot.waitSignal(job.cancelled), qtbot.assertNotEmitted(job.succeeded):
        job.cancel()
        may_go_on.set()
    job.stop()


def test_a_stopped_job_is_silent_and_has_ended(qtbot):
    begun = threading.Event()
    ended = []

    def work(progress):
        try:
            begun.set()
            while True:
                progress.check()
        finally:
            ended.append(True)

    job = Job(work)
    job.start()
    begun.wait(5)
    with qtbot.assertNotEmitted(job.cancelled, wait=10):
        job.stop()

    assert ended == [True]


def test_a_job_that_never_began_can_be_stopped():
    Job(lambda _progress: None).stop()


def test_a_job_that_was_abandoned_says_nothing_even_when_it_is_gone(qtbot):
    may_end = threading.Event()
    threads = []

    def work(_progress):
        threads.append(threading.current_thread())
        return may_end.wait(10)

    job = Job(work)
    job.start()
    qtbot.waitUntil(lambda: bool(threads))

    job.abandon()
    shiboken6.delete(job)  # as Qt does when the app ends
    may_end.set()
    threads[0].join(10)

    assert not threads[0].is_alive()  # an error in the thread would fail this test


def test_a_job_that_is_done_keeps_nothing_of_its_work(qtbot):
    class Picture:
        """Something large that the work holds."""

    picture = Picture()
    held = weakref.ref(picture)
    job = Job(lambda _progress, picture=picture: bool(picture))
    del picture

    with qtbot.waitSignal(job.succeeded):
        job.start()
    job.stop()

    assert held() is None
