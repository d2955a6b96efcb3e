from graphapi.sparql.syntax import explain_syntax


def test_the_place_and_what_could_stand_there() -> None:
    ranges = "['0'..='9'], ['A' ..= 'Z' | 'a'\n| 'x'], [_]"
    where, detail = explain_syntax(f'error at 3:4: expected one of "}}", LATERAL, {ranges}')
    assert where == "query, line 3, column 4"
    assert detail == 'The query is not well formed; here could stand "}" LATERAL'


def test_what_has_another_shape_is_passed_on() -> None:
    assert explain_syntax("prefix not found") == ("query", "The query is not well formed: prefix not found.")
