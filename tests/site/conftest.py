"""The sites that these tests read, as fixtures."""

import pytest

from tests import site_build
from tests.site_build import Site


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return site_build.real_site(tmp_path_factory.getbasetemp())


@pytest.fixture(scope="session")
def example_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return site_build.example_site(tmp_path_factory.getbasetemp())


@pytest.fixture(params=["real", "example"])
def site(request: pytest.FixtureRequest) -> Site:
    """Each of the two sites in turn."""
    site = request.getfixturevalue(f"{request.param}_site")
    assert isinstance(site, Site)
    return site
