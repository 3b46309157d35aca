"""Under which plan and stage the drafts of a table come in: asked once for all rows."""

from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from sqlalchemy.orm import joinedload
from wtforms import SelectField

from portal.extensions import db
from portal.records.actor import person
from portal.web.fields import options

from ..models import RectificationPlan, Stage


class Target(FlaskForm):
    """The plan by its stage; the newest plan's last stage stands first."""

    stage = SelectField(
        _l("Plan and stage"),
        coerce=int,
        description=_l("Items come in as drafts of this stage and are never published."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plan = RectificationPlan
        query = Stage.visible_to(person()).join(plan).options(joinedload(Stage.plan))
        stages = db.session.scalars(query.order_by(plan.published_at.desc(), plan.id.desc(), Stage.end.desc()))
        self.stage.choices = options((it.id, f"{it.plan.title}　{it.title}（{it.start} — {it.end}）") for it in stages)
