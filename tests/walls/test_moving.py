"""A first start makes no class oftener than needed, and ends with the classes Django makes."""

from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import StateApps

from zorgvuldig.walls import moving

MOST_TIMES = 20  # a class; as Django does it, nearly a hundred


def shapes(apps: StateApps) -> dict[str, tuple[set[str], ...]]:
    """What the schema is made of: the fields, who points here, the constraints and the indexes."""
    return {
        model._meta.label: (
            {field.name for field in model._meta.get_fields(include_hidden=True)},
            {one.name for one in model._meta.constraints},
            {one.name for one in model._meta.indexes},
        )
        for model in apps.get_models()
    }


def whole_plan(executor: MigrationExecutor):
    return executor.migration_plan(executor.loader.graph.leaf_nodes(), clean_start=True)


def told(state):
    """The steps of all rooms after each other, without a database."""
    executor = MigrationExecutor(None)
    state.apps  # noqa: B018 - from here on classes are made
    for migration, _ in whole_plan(executor):
        migration.mutate_state(state, preserve=False)
        getattr(state, "settle", lambda: None)()
    return state


def test_classes_are_made_seldom_and_end_as_those_of_django(monkeypatch):
    made = []
    once = StateApps.render_multiple

    def counting(self, states):
        made.extend(states)
        return once(self, states)

    monkeypatch.setattr(StateApps, "render_multiple", counting)
    state = told(moving._Settling())
    assert len(made) < MOST_TIMES * len(state.models)
    plain = MigrationExecutor(None).loader.project_state()
    assert shapes(state.apps) == shapes(plain.apps)
