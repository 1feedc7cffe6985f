from itertools import count

from onedoor.kernel.commands import asking_once, changed, once


def test_a_command_asks_once_and_again_only_after_a_change_of_that_module():
    numbers = count(1)

    def ask():
        return next(numbers)

    with asking_once():
        first = [once("terms", "days", ask), once("terms", "days", ask), once("bodies", "b", ask)]
        changed("terms")
        then = [once("terms", "days", ask), once("bodies", "b", ask)]
        with asking_once():
            inner = once("terms", "days", ask)

    assert (first, then, inner) == ([1, 1, 2], [3, 2], 4)


def test_outside_a_command_everything_is_asked_anew():
    numbers = count(1)

    changed("terms")

    assert [once("terms", "days", lambda: next(numbers)) for _ in range(3)] == [1, 2, 3]
