"""The tables of the steps: which columns each has, in the order in which people fill them."""

from workshop_app.phases.step import TableSubject
from workshop_app.phases.tables import tables_of_people, tables_of_results, tables_of_stock
from workshop_app.phases.tables.table_spec import TableSpec

TABLES: dict[TableSubject, TableSpec] = {
    TableSubject.PARTICIPANTS: tables_of_people.PARTICIPANTS,
    TableSubject.ATTENDANCE: tables_of_people.ATTENDANCE,
    TableSubject.EVENTS: tables_of_people.EVENTS,
    TableSubject.MODERATORS: tables_of_people.MODERATORS,
    TableSubject.ACTION_FIELDS: tables_of_stock.ACTION_FIELDS,
    TableSubject.EXISTING_PROJECTS: tables_of_stock.EXISTING_PROJECTS,
    TableSubject.INDICATOR_VALUES: tables_of_stock.INDICATOR_VALUES,
    TableSubject.GOOD_PRACTICES: tables_of_stock.GOOD_PRACTICES,
    TableSubject.CLIMATE_STATEMENTS: tables_of_stock.CLIMATE_STATEMENTS,
    TableSubject.SWOT: tables_of_stock.SWOT,
    TableSubject.STRUCTURES: tables_of_results.STRUCTURES,
    TableSubject.DECISION_STEPS: tables_of_results.DECISION_STEPS,
    TableSubject.PLANNED_MEASURES: tables_of_results.PLANNED_MEASURES,
    TableSubject.PROJECT_OVERVIEW: tables_of_results.PROJECT_OVERVIEW,
    TableSubject.PARKED_TOPICS: tables_of_results.PARKED_TOPICS,
    TableSubject.DECISIONS: tables_of_results.DECISIONS,
}
