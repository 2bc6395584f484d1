"""How a bar is drawn for each thing it can stand for; filled means that it has happened."""

from enum import Enum

from generator.charts.layers import Look
from generator.charts.look import Role
from generator.model.value import Measure


class BarLook(Enum):
    OUTCOME = Look(Role.ACTUAL)
    ALL = Look(Role.BUDGET)
    FORECAST = Look(Role.FORECAST, Role.FORECAST, opacity=0.22)
    BUDGET = Look(Role.GROUND, Role.BUDGET)
    PLAN = Look(Role.GROUND, Role.PLAN, dash=(4, 3))
    SURPLUS = Look(Role.POSITIVE)
    DEFICIT = Look(Role.NEGATIVE)


_LOOKS = {
    Measure.FORECAST: BarLook.FORECAST,
    Measure.BUDGET: BarLook.BUDGET,
    Measure.REBUDGET: BarLook.BUDGET,
    Measure.PLAN: BarLook.PLAN,
    Measure.TARGET: BarLook.PLAN,
}


def bar_look(measure: str) -> BarLook:
    """The look of a bar for a measure's word, alone or with its period (`prognos 2024`)."""
    word = measure.partition(" ")[0]
    return next((look for each, look in _LOOKS.items() if each.value == word), BarLook.OUTCOME)
