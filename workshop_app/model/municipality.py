"""The municipality that the concept is for."""

import enum

from sqlalchemy.orm import Mapped, mapped_column

from workshop_app.model.base import Keyed, OpenEnum


class MunicipalityKind(enum.StrEnum):
    """Kommunentyp: kinds of municipality (domain.md, section 2)."""

    DISTRICT = "landkreis"
    COUNTY = "kreis"
    INDEPENDENT_CITY = "kreisfreie_stadt"
    TOWN = "kreisangehoerige_stadt"
    VILLAGE = "gemeinde"
    ASSOCIATION = "verbandsgemeinde"


class Municipality(Keyed):
    """Kommune: the Stadt, Gemeinde or Landkreis. A file has one."""

    __tablename__ = "municipality"

    name: Mapped[str] = mapped_column(default="")
    short_name: Mapped[str] = mapped_column(default="")
    kind: Mapped[MunicipalityKind | str | None] = mapped_column(
        OpenEnum(MunicipalityKind), default=None
    )
    federal_state: Mapped[str] = mapped_column(default="")
    official_key: Mapped[str] = mapped_column(default="")  # AGS, 8 digits, may begin with 0
    official_key_is_fictional: Mapped[bool] = mapped_column(default=False)
    inhabitants: Mapped[int | None] = mapped_column(default=None)
    inhabitants_as_of: Mapped[str | None] = mapped_column(default=None)  # Stichtag, ISO
    area_km2: Mapped[float | None] = mapped_column(default=None)
    member_municipalities: Mapped[int | None] = mapped_column(default=None)  # of a Landkreis
    seat: Mapped[str] = mapped_column(default="")
    head_title: Mapped[str] = mapped_column(default="")  # Bürgermeisterin, Landrat …
    head_name: Mapped[str] = mapped_column(default="")
    council: Mapped[str] = mapped_column(default="")
    committee: Mapped[str] = mapped_column(default="")
    profile: Mapped[str] = mapped_column(default="")
    immigration_history: Mapped[str] = mapped_column(default="")
    integration_understanding: Mapped[str] = mapped_column(default="")
    logo: Mapped[bytes | None] = mapped_column(default=None)  # PNG or JPEG
    funder: Mapped[str] = mapped_column(default="")  # Fördermittelgeber, for the alt texts
    funding_notice: Mapped[str] = mapped_column(default="")  # the sentence that a funder demands
    funding_logo: Mapped[bytes | None] = mapped_column(default=None)  # PNG or JPEG
    second_funding_logo: Mapped[bytes | None] = mapped_column(default=None)  # PNG or JPEG
