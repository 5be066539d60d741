"""Given names that are forms of one name: short forms, and forms in other languages. On folded names."""

from __future__ import annotations

#: Given names and their short forms in German, English and French use.
_SHORT = {
    short: frozenset(full.split())
    for short, full in {
        "bill": "william", "bob": "robert", "jim": "james", "jamie": "james", "mike": "michael", "micha": "michael",
        "tom": "thomas", "dick": "richard", "rick": "richard", "dave": "david", "steve": "steven stephen",
        "joe": "joseph", "ed": "edward", "jack": "john", "tony": "anthony", "dan": "daniel", "sam": "samuel samantha",
        "tim": "timothy", "matt": "matthew", "pat": "patrick patricia", "chris": "christopher christian christine",
        "liz": "elizabeth", "kate": "katherine catherine", "sue": "susan", "andy": "andreas andrew",
        "alex": "alexander alexandra", "uli": "ulrich", "hannes": "johannes", "hans": "johannes", "sepp": "josef",
        "toni": "anton", "max": "maximilian", "klaus": "nikolaus", "fritz": "friedrich", "heinz": "heinrich",
        "kathi": "katharina", "steffi": "stefanie", "gabi": "gabriele", "susi": "susanne", "wolf": "wolfgang",
        "flo": "florian", "basti": "sebastian", "jeff": "jeffrey", "greg": "gregory", "ben": "benjamin",
        "nick": "nicholas", "ron": "ronald", "don": "donald", "fred": "frederic alfred", "manu": "emmanuel manuela",
        "jo": "johannes joachim", "phil": "philip",
    }.items()
}  # fmt: skip
#: Given names that every language has a form of, by one of the forms.
_FORMS = {
    form: name
    for name, forms in {
        "alexander": "aleksandr oleksandr olexander olexandr alexandre alessandro aleksander aleksandar",
        "michael": "mikhail michail mykhailo mychajlo michel michele mikael michal",
        "andrew": "andrei andrej andrey andrij andriy andreas andre",
        "nikolaus": "nikolai nikolaj nikolay mykola nicolas nicholas",
        "paul": "pavel pawel pavlo pawlo paolo pablo", "peter": "petr pjotr pyotr petro pierre pietro pedro",
        "sergei": "sergej sergey serhij serhiy serge sergio", "vladimir": "wladimir volodymyr wolodymyr",
        "alexei": "alexej alexey oleksij oleksiy aleksei aleksej", "dimitri": "dmitri dmitrij dmitry dmytro",
        "george": "georg georgi jurij yuri yurij georges giorgio",
        "eugen": "jewgeni yevgeny evgeny jewhen yevhen eugene",
        "helena": "elena jelena yelena olena helene", "katharina": "ekaterina jekaterina kateryna catherine katherine",
        "mohammed": "mohamed muhammad mohammad muhammed mohamad mehmet", "ahmed": "ahmad achmed",
        "john": "johann johannes jean giovanni ivan iwan juan jan", "charles": "karl carl carlo carlos karel",
    }.items()
    for form in (name, *forms.split())
}  # fmt: skip


def one_given_name(a: str, b: str) -> bool:
    """Whether two different given names are forms of one: `bill`, `william`; `oleksandr`, `alexander`."""
    if a == b:
        return False
    return b in _SHORT.get(a, ()) or a in _SHORT.get(b, ()) or _FORMS.get(a, a) == _FORMS.get(b, b)
