"""The figures of a run beside their goals: what each means, which way is better, and whether it was met."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Goal:
    """`at_most`: smaller is better; else larger."""

    key: str
    limit: float
    at_most: bool
    meaning: str

    def met(self, value: float) -> bool:
        return value <= self.limit if self.at_most else value >= self.limit


GOALS = (
    Goal("save_ack_p50_vs_bare", 1.5, True, "median wait for *saved*, 240 phones, 200/s"),
    Goal("save_ack_p99_vs_bare", 1.0, True, "the same, one in a hundred"),
    Goal("saves_sustained_vs_bare", 1.5, False, "saves a second held, against no-op handlers"),
    Goal("saves_sustained_vs_naive", 5.0, False, "the same, against one upsert a save"),
    Goal("broadcast_1000_p50_vs_bare", 0.3, True, "until the last of 1,000 has a message"),
    Goal("broadcast_1000_p50_vs_node", 1.0, True, "the same, against Node's socket.io"),
    Goal("cpu_per_delivery_vs_bare", 0.25, True, "processor time a delivered message"),
    Goal("burst_1000_vs_bare", 1.5, True, "1,000 scan at once, until the last has its state"),
    Goal("burst_2000_failures", 0, True, "of 2,000 at once, how many never get in"),
    Goal("dark_150_equal_s", 5, True, "seconds until 150 dark phones equal the tables"),
    Goal("longest_ack_1000_vs_bare", 0.15, True, "the longest wait, 1,000 phones, 300/s"),
    Goal("memory_per_phone_vs_bare", 1.3, True, "memory a connected phone"),
    Goal("slow_disk_ratio", 0.8, False, "saves held when a commit takes 5 ms more"),
    Goal("snapshot_ms", 30, True, "a console's snapshot of 150 people and 1,000 rows"),
    Goal("snapshot_console_kb", 130, True, "the same, compressed"),
    Goal("snapshot_phone_kb", 30, True, "a phone's, compressed"),
    Goal("journal_200k_ratio", 1.2, True, "cost of a save at 200,000 changes, against none"),
    Goal("votes_150_p99_ms", 250, True, "150 vote within 10 s: the wait for *counted*, one in a hundred"),
    Goal("votes_150_missing", 0, True, "and how many voices the result lacks"),
    Goal("board_1000_rows_ms", 1000, True, "the board of 1,000 rows, until its first rows are drawn"),
    Goal("board_step_ms", 100, True, "its slowest search or scroll, until it is drawn"),
    Goal("phone_door_ms", 4000, True, "Fast 3G and a processor 4 times slower: until the list of offices"),
    Goal("phone_usable_ms", 4000, True, "the same, until the own sheet with its rows"),
    Goal("phone_screen_ms", 300, True, "the slowest further screen, until it is drawn"),
    Goal("report_s_rehearsal", 5, True, "seconds for the slowest of Word, PDF and Excel, of the rehearsal"),
    Goal("report_s_1000", 15, True, "the same of 1,000 rows"),
    Goal("save_ack_while_exporting_ratio", 1.5, True, "median wait for *saved* while papers are built, against without"),
    Goal("participant_first_load_kb", 100, True, "a phone's first visit, compressed"),
)


def table(figures: Mapping[str, float]) -> str:
    """One line a figure, in the order of the goals; what was not measured is left out."""
    lines = []
    for goal in GOALS:
        if goal.key in figures:
            value = figures[goal.key]
            word = "met" if goal.met(value) else "missed"
            limit = f"{'≤' if goal.at_most else '≥'} {goal.limit:g}"
            lines.append(f"{goal.key:<30}{value:>9.2f}   {limit:<8}{word:<8}{goal.meaning}")
    return "\n".join(lines)
