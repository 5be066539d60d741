"""What may be trained on."""

from pathlib import Path

import pytest

from extractors.training.corpora import is_nominal
from extractors.training.data import HERE, read_config


def test_sets_for_evaluation_only_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('[outside]\n"noncommercial/wikineural_de_test" = 1.0\n')
    with pytest.raises(ValueError, match="must not be trained on"):
        read_config(path)


def test_own_settings_take_the_place_of_those_of_the_package(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("budget = 60\n")
    assert read_config(path) == read_config() | {"budget": 60}


def test_settings_of_a_renewal() -> None:
    config = read_config(HERE / "renewal.toml")
    assert config["phases"][-1]["until"] == 1.0
    assert config["dev"] == read_config()["dev"]


def test_shipped_configuration_names_the_dev_files() -> None:
    assert len(read_config()["dev"]) == 12


@pytest.mark.parametrize("words", ["the company", "It", "its", "The new subsidiary", "the group's"])
def test_pronouns_and_common_nouns_are_no_names(words: str) -> None:
    assert is_nominal(words)


@pytest.mark.parametrize("words", ["The Walt Disney Company", "Itochu", "A. O. Smith", "iRobot", "3M"])
def test_names_are_no_pronouns(words: str) -> None:
    assert not is_nominal(words)
