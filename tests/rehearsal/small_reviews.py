"""What the assessors of the small set say, and how each row stands after it."""

from typing import Any


def reviews(sasaran: dict[str, str]) -> list[dict[str, Any]]:
    """A reason left out, an assessor nobody listed, corrections that change nothing, come after acceptance, after a comment
    alone, from another table, and twice in a round."""
    first = {**sasaran, "baseline": "27", "target_1": 30}
    strategi = {"dimensi": "laut", "sasaran_ref": "sas:2", "strategi": "Pasar ikan pagi"}
    told = [
        *(("return", "Z3", "sas:1", "satuan", "Kilogram?"), ("correct", "S-1", "sas:1", None, {**first, "satuan": "kg"})),
        *(("correct", "S-1", "sas:1", None, {**first, "satuan": "kg"}), ("accept", "Z3", "sas:1", None, "")),
        *(("correct", "S-1", "sas:1", None, {**first, "satuan": "kuintal"}), ("comment", "Z9", "sas:2", "opd", "Bagus.")),
        *(("correct", "S-3", "sas:2", None, {**sasaran, "satuan": "ons"}), ("return", "Z3", "sas:3", None, "")),
        *(("return", "Z3", "str:1", "strategi", "Kapan?"), ("correct", "S-6", "str:1", None, strategi)),
        *(("return", "Z3", "str:1", "strategi", "Di mana?"), ("accept", "Z3", "kata:1", None, "Ya.")),
        ("comment", "Z3", "kata:4", "kata_kunci", "Ditarik kemudian."),
    ]
    return [_review(number, *one) for number, one in enumerate(told, start=1)]


def _review(number: int, action: str, who: str, key: str, cell: str | None, said: Any) -> dict[str, Any]:
    about = {"at_minute": 60 + number, "action": action, "row_key": key, "seq": number}
    return (
        {**about, "by_id": who, "by": "", "values": said}
        if action == "correct"
        else {**about, "reviewer": who, "cell": cell, "note": said}
    )


REVIEWED = {
    "actions": {"return": 4, "correct": 5, "accept": 2, "comment": 2},
    "final_state": {
        "sas:1": "accepted",
        "sas:2": "commented",
        "sas:3": "returned",
        "str:1": "returned",
        "kata:1": "accepted",
        "kata:4": "commented",
    },
    "final_state_counts": {"accepted": 2, "commented": 2, "returned": 2},
    "rows_ever_returned": 3,
}
