"""What is done in the background: failed, running, waiting; trying again, giving up."""

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from ...host.jobs import standing, titles
from ...people.access import access
from ...records import job_queue
from . import bp


@bp.get("/jobs")
@access("portal.modules")
def jobs() -> str:
    """The queue, those that failed on top."""
    return render_template("admin/jobs.html", found=standing(), titles=titles(), done=request.args.get("done"))


@bp.post("/jobs/<int:job_id>/retry")
@access("portal.modules")
def retry_job(job_id: int) -> Response:
    """Let a job that failed run again."""
    job_queue.retry(job_id)
    return redirect(url_for(".jobs", done="retried"))


@bp.post("/jobs/<int:job_id>/discard")
@access("portal.modules")
def discard_job(job_id: int) -> Response:
    """Delete a job that failed."""
    job_queue.discard(job_id)
    return redirect(url_for(".jobs", done="discarded"))
