"""The whole file as one record."""

from typing import Annotated, Literal

from pydantic import Field

from workshop_app.exchange.schema import ONLY_WHEN_SET, List, Record, Text
from workshop_app.exchange.schema_captured import (
    BoardSettingRecord,
    CardRecord,
    ClimateRecord,
    ClusterRecord,
    DecisionRecord,
    ExistingProjectRecord,
    FeedbackRecord,
    GoodPracticeRecord,
    IndicatorValueRecord,
    ParkedTopicRecord,
    SwotRecord,
    VoteRecord,
)
from workshop_app.exchange.schema_results import (
    ActionFieldRecord,
    GuidingGoalRecord,
    ObjectiveRecord,
    PlannedMeasureRecord,
    ProjectIdeaRecord,
    VisionRecord,
)
from workshop_app.exchange.schema_setting import (
    AcceptedFindingRecord,
    ChapterTextRecord,
    ChecklistRecord,
    EditedPassageRecord,
    MunicipalityRecord,
    OwnStepRecord,
    ParticipantRecord,
    PhotoRecord,
    SeatingWishRecord,
    SmallGroupRecord,
    StepRunRecord,
    WorkshopRecord,
)
from workshop_app.exchange.schema_structures import StructuresRecord


class Document(Record):
    """A workshop in the interchange format, its keys in the order in which they are written."""

    # The attribute is not called "schema": pydantic's own class method is.
    format: Literal["integrationsworkshop/1"] = Field(alias="schema")
    fall_id: Text | None = None
    fiktiv: Annotated[bool | None, ONLY_WHEN_SET] = None
    hinweis: Text | None = None
    kommune: MunicipalityRecord
    workshop: WorkshopRecord | None = None
    teilnehmende: List[ParticipantRecord]
    klima: ClimateRecord | None = None
    projekte_bestand: List[ExistingProjectRecord]
    statistik: List[IndicatorValueRecord]
    gute_praxis: List[GoodPracticeRecord]
    karten: List[CardRecord]
    cluster: List[ClusterRecord]
    swot: SwotRecord | None = None
    handlungsfelder: List[ActionFieldRecord]
    abstimmungen: List[VoteRecord]
    leitbild: VisionRecord | None = None
    leitziele: List[GuidingGoalRecord]
    handlungsziele: List[ObjectiveRecord]
    projektideen: List[ProjectIdeaRecord]
    strukturen: StructuresRecord | None = None
    massnahmenplan: List[PlannedMeasureRecord]
    themenspeicher: List[ParkedTopicRecord]
    entscheidungen: List[DecisionRecord]
    fotos: List[PhotoRecord]
    zeitprotokoll: List[StepRunRecord]
    feedback: FeedbackRecord | None = None
    eigene_schritte: Annotated[List[OwnStepRecord], ONLY_WHEN_SET]
    kleingruppen: Annotated[List[SmallGroupRecord], ONLY_WHEN_SET]
    sitzwuensche: Annotated[List[SeatingWishRecord], ONLY_WHEN_SET]
    tafeln: Annotated[List[BoardSettingRecord], ONLY_WHEN_SET]
    pruefpunkte: Annotated[List[ChecklistRecord], ONLY_WHEN_SET]
    kapiteltexte: Annotated[List[ChapterTextRecord], ONLY_WHEN_SET]
    bearbeitete_textstellen: Annotated[List[EditedPassageRecord], ONLY_WHEN_SET]
    akzeptierte_befunde: Annotated[List[AcceptedFindingRecord], ONLY_WHEN_SET]
