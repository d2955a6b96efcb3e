from graphapi.sparql.syntax import explain_syntax


def test_the_place_and_what_could_stand_there() -> None:
    ranges = "['0'..='9'], ['A' ..= 'Z' | 'a'\n| 'x'], [_]"
    problem = explain_syntax(f'error at 3:4: expected one of "}}", LATERAL, {ranges}')
    assert problem.where == "query, line 3, column 4"
    assert problem.detail("en") == 'The query is not well formed; here could stand "}" LATERAL'
    assert problem.detail("de") == 'Die Abfrage ist nicht wohlgeformt; hier könnte stehen: "}" LATERAL'


def test_what_has_another_shape_is_passed_on() -> None:
    problem = explain_syntax("prefix not found")
    assert (problem.where, str(problem)) == ("query", "The query is not well formed: prefix not found.")
