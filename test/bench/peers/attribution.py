"""Attribution with stock under proportional draws (TRACE, "Attributed"), day by day, each day's draws at once: forward to
what of each movement left a source, then back through the same days to what becomes of one unit of each.

usage: attribution.py COLUMNS ROWS; prints {"ms": ..., "attributed": ..., "sent": ...}: what arrived, and the same amount
found backward, as what became of all that sources sent. COLUMNS holds, one after another, as 32-bit integers: departure day, arrival day, pool that a movement draws from (-1: none), pool that it enters (-1: none), 1 if a
source sends it, 1 if a target gets it from outside; then weights as doubles (NaN: missing). Rows are in id order.
"""

import json
import sys
import time

import numpy as np

HOLD = 180


def main() -> None:
    rows = int(sys.argv[2])
    with open(sys.argv[1], "rb") as file:
        departed, arrived, drawn_from, entered, source, target = np.fromfile(file, np.int32, 6 * rows).reshape(6, rows)
        weight = np.fromfile(file, np.float64, rows)
    begun = time.perf_counter()
    tag, tape, pools = simulate(departed, arrived, drawn_from, entered, source == 1, weight)
    value = follow_back(tape, pools, drawn_from, entered, target == 1)
    through = np.where(weight > 0, weight, 0) * tag * value
    ms = (time.perf_counter() - begun) * 1000
    print(json.dumps({"ms": ms, "attributed": float(through[target == 1].sum()), "sent": float(through[source == 1].sum())}))


def simulate(departed, arrived, drawn_from, entered, source, weight):
    """The part of each movement that left a source, and what happened in the pools, in order, for the way back."""
    known = weight > 0
    tape = []
    pools = int(max(drawn_from.max(), entered.max())) + 1
    stock, tagged = np.zeros(pools), np.zeros(pools)
    scale, era = np.ones(pools), np.zeros(pools, np.int64)
    tag = source.astype(np.float64)
    entry_scale, entry_era = np.zeros(len(weight)), np.full(len(weight), -1)

    same_day = (departed == arrived) & (entered >= 0) & known
    lots = np.flatnonzero((entered >= 0) & known & ~same_day)
    lots = lots[np.argsort(arrived[lots], kind="stable")]
    leaving = np.flatnonzero((entered >= 0) & known)
    leaving = leaving[np.argsort(arrived[leaving], kind="stable")]
    draws = np.flatnonzero((drawn_from >= 0) & known)
    draws = draws[np.lexsort((drawn_from[draws], departed[draws]))]
    at_once = np.flatnonzero(same_day)
    at_once = at_once[np.argsort(departed[at_once], kind="stable")]

    first, last = int(departed.min()), int(departed.max())
    days = np.arange(first, last + 2)
    lot_at = np.searchsorted(arrived[lots], days, "right")
    gone_at = np.searchsorted(arrived[leaving], days - HOLD)
    draw_at = np.searchsorted(departed[draws], days)
    once_at = np.searchsorted(departed[at_once], days)

    def enter(members):
        pool = entered[members]
        entry_scale[members] = scale[pool]
        entry_era[members] = era[pool]
        np.add.at(stock, pool, weight[members])
        np.add.at(tagged, pool, weight[members] * tag[members])
        tape.append(("enter", members))

    def draw(members):
        """Members are sorted by pool, then by id; all draws of a day from one pool have the same mixture."""
        pool = drawn_from[members]
        wanted = weight[members]
        heads = np.flatnonzero(np.r_[True, pool[1:] != pool[:-1]])
        owners = pool[heads]
        running = np.cumsum(wanted)
        before = np.repeat(running[heads] - wanted[heads], np.diff(np.r_[heads, len(pool)]))
        held = stock[pool]
        drawn = np.clip(held - (running - wanted - before), 0, wanted)
        with np.errstate(divide="ignore", invalid="ignore"):
            part = np.where(held > 0, tagged[pool] / held, 0)
            tag[members] = drawn / wanted * np.clip(part, 0, 1)
            kept = np.where(stock[owners] > 0, 1 - np.add.reduceat(drawn, heads) / stock[owners], 0)
            taken = np.where(held > 0, drawn / held, 0)
        empty = kept < 1e-12
        kept[empty] = 0
        tape.append(("draw", members, heads, owners, taken, kept))
        stock[owners] *= kept
        tagged[owners] *= kept
        scale[owners] = np.where(empty, 1, scale[owners] * kept)
        era[owners] += empty

    seen_lots = seen_gone = 0
    for i, day in enumerate(days[:-1]):
        gone = leaving[seen_gone:gone_at[i]]
        seen_gone = gone_at[i]
        gone = gone[entry_era[gone] == era[entered[gone]]]
        if len(gone):
            pool = entered[gone]
            tape.append(("gone", gone, scale[pool] / entry_scale[gone]))
            left = weight[gone] * scale[pool] / entry_scale[gone]
            np.subtract.at(stock, pool, left)
            np.subtract.at(tagged, pool, left * tag[gone])
            np.maximum.at(stock, pool, 0)
        if lot_at[i] > seen_lots:
            enter(lots[seen_lots:lot_at[i]])
            seen_lots = lot_at[i]
        today = draws[draw_at[i]:draw_at[i + 1]]
        once = at_once[once_at[i]:once_at[i + 1]]
        if len(once) == 0:
            if len(today):
                draw(today)
            continue
        level = levels(once, drawn_from, entered)
        of_draw = np.array([level.get(p, 0) for p in drawn_from[today].tolist()])
        of_once = np.array([level.get(p, 0) for p in drawn_from[once].tolist()])
        for step in range(max(level.values(), default=0) + 1):
            batch = today[of_draw == step]
            if len(batch):
                draw(batch)
            if (of_once == step).any():
                enter(once[of_once == step])
    return tag, tape, pools


def follow_back(tape, pools, drawn_from, entered, target):
    """What becomes of one unit of each movement: the part of it that a target gets."""
    value = target.astype(np.float64)
    # What becomes of one unit that lies in each pool at the moment that the tape is at.
    unit = np.zeros(pools)
    for kind, members, *what in reversed(tape):
        if kind == "enter":
            value[members] += unit[entered[members]]
        elif kind == "gone":
            value[members] -= what[0] * unit[entered[members]]
        else:
            heads, owners, taken, kept = what
            unit[owners] = np.add.reduceat(taken * value[members], heads) + kept * unit[owners]
    return value


def levels(once, drawn_from, entered):
    """Longest way by the day's same-day handovers up to each pool; a pool comes after all that supplies it."""
    level = {}
    links = list(zip(drawn_from[once].tolist(), entered[once].tolist()))
    for _ in range(len(links) + 1):
        changed = False
        for tail, head in links:
            wanted = level.get(tail, 0) + 1 if tail >= 0 else 1
            if level.get(head, 0) < wanted:
                level[head] = wanted
                changed = True
        if not changed:
            return level
    raise SystemExit("goods go in circles on one day; this program has no order for them")


main()
