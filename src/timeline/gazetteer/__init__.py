"""Known names: countries and their people, cities, venues, regions, organisations, titles.

Every lookup says whether it is certain: a `Lookup` holds all readings of a name, the likeliest first. The data lie
beside the code, each file with its source; they are read on first use, and nothing is fetched.
"""

from timeline.gazetteer.countries import Country, countries, country, country_of, nationality, seat_of
from timeline.gazetteer.lookup import Lookup, fold
from timeline.gazetteer.organizations import Organization, organization
from timeline.gazetteer.places import Locality, landmark, place
from timeline.gazetteer.starts import longest_name
from timeline.gazetteer.titles import Office, Title, TitleWord, read_title, title_word

__all__ = [
    "Country", "Locality", "Lookup", "Office", "Organization", "Title", "TitleWord",
    "countries", "country", "country_of", "fold", "landmark", "longest_name", "nationality", "organization", "place",
    "read_title", "seat_of", "title_word",
]  # fmt: skip
