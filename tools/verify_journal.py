"""Checks an export of the journal without any part of OneDoor; needs only ``cryptography``.

    onedoor journal export journal.jsonl
    python verify_journal.py journal.jsonl --key public-key.txt --witness witness.jsonl

The key and the witness file must come from somewhere else than the database: whoever can alter
the one should not have been able to alter the other.  Prints one finding a line and exits with 1
when there is any.  The codes are those of ``onedoor journal verify``:

    changed inserted missing double gap cut leaves root unsigned truncated signature fork
    withdrawn receipt
    export (the export itself is cut off or cannot be read)
    newer (the witness goes on where the export ends: nothing is proved until both are of one time)

Keys: one is enough, though others signed before or after it.  An entry of the journal that the
old and the new key both signed hands over from one to the next; these are followed both ways.
Of a key file with several lines the last counts.

An export made honestly ends with a checkpoint over all that it calls sealed, for leaves and
checkpoint are written in one transaction and exported as of one moment.  Hence ``unsigned``.  An
older export cannot be told from a truncated one by a newer witness: ``newer`` is no accusation,
but no proof either.  A fresh export of which it is still said lacks entries that were signed.

What cannot be found: entries that were not sealed yet, whose receipt nobody holds, and that
somebody with a superuser's rights removed from the end of their writer's sequence, setting the
writer's lane back; or rewrote together with their hash.  Sealing follows within a second or so.
With the key alone, without a witness, the same holds for everything after any one checkpoint:
whoever drops the later ones can drop or rewrite what they covered, as if it had never been sealed;
and an export without any checkpoint and without sealed entries proves nothing.
"""

import argparse
import base64
import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

FORMAT = "onedoor-journal/1"
HANDOVER = ["journal.key_replaced", "journal"]  # kind and subject of its entry
NEVER = 1 << 62


def sha256(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


class Key:
    """An Ed25519 key written ``name+hash+base64``."""

    def __init__(self, text: str) -> None:
        self.text = text.strip()
        self.name, self.hash, encoded = self.text.split("+", 2)
        raw = base64.b64decode(encoded)
        self.key = Ed25519PublicKey.from_public_bytes(raw[1:])
        if sha256(self.name.encode() + b"\n" + raw)[:4].hex() != self.hash or raw[0] != 1:
            message = "the public key does not fit its own hash"
            raise ValueError(message)

    def signed(self, told: str, data: bytes) -> bool:
        try:
            self.key.verify(base64.b64decode(told, validate=True), data)
        except (ValueError, InvalidSignature):
            return False
        return True

    def opens(self, note: str) -> tuple[int, bytes] | None:
        """Return size and root of a signed checkpoint, None if this key did not sign it."""
        body, _, signatures = note.partition("\n\n")
        body += "\n"
        for line in signatures.splitlines():
            dash, name, word = (*line.split(" "), "", "")[:3]
            if dash != "—" or name != self.name:
                continue
            try:
                raw = base64.b64decode(word)
                self.key.verify(raw[4:], body.encode())
            except (ValueError, InvalidSignature):
                continue
            name, size, root = body.splitlines()[:3]
            if name == self.name and raw[:4].hex() == self.hash:
                return int(size), base64.b64decode(root)
        return None


class Keys:
    """The keys one after the other, as far as the handovers lead from the one that is trusted."""

    def __init__(self, trusted: Key, handovers: list[tuple[int, dict]]) -> None:
        self.keys, self.ends = [trusted], []
        proved = [one for one in sorted(handovers, key=lambda one: one[0]) if is_proved(one[1])]
        while True:
            named = {key.text for key in self.keys}
            before = [one for one in proved if one[1]["new"] == self.keys[0].text]
            if not before or before[0][1]["old"] in named:
                break
            self.keys.insert(0, Key(before[0][1]["old"]))
            self.ends.insert(0, before[0][0])
        while True:
            named = {key.text for key in self.keys}
            after = [one for one in proved if one[1]["old"] == self.keys[-1].text]
            if not after or after[0][1]["new"] in named:
                break
            self.keys.append(Key(after[0][1]["new"]))
            self.ends.append(after[0][0])

    def open(self, notes: list[str]) -> list[tuple[int, bytes] | None]:
        """Return size and root of each note; None when no key signed it in its turn."""
        found = []
        for note in notes:
            opened = [(turn, key.opens(note)) for turn, key in enumerate(self.keys)]
            found.append(next(((turn, one) for turn, one in opened if one), None))
        sizes = [one[1][0] for one in found if one]
        return [one[1] if one and self.in_turn(*one, sizes) else None for one in found]

    def in_turn(self, turn: int, note: tuple[int, bytes], sizes: list[int]) -> bool:
        """A key begins beyond the handover to it; the first note beyond the next is its last."""
        starts = [0, *self.ends]
        if note[0] <= starts[turn]:
            return False
        if turn == len(self.ends):
            return True
        return note[0] <= min((size for size in sizes if size > self.ends[turn]), default=NEVER)


def is_proved(facts: dict) -> bool:
    try:
        data = f"onedoor-journal/key\n{facts['old']}\n{facts['new']}\n".encode()
        by_old = Key(facts["old"]).signed(facts["signed_by_old"], data)
        return by_old and Key(facts["new"]).signed(facts["signed_by_new"], data)
    except (KeyError, TypeError, ValueError, AttributeError):
        return False


class Tree:
    """A growing RFC 6962 tree: the complete subtrees at its right edge."""

    def __init__(self) -> None:
        self.size = 0
        self.edge: list[tuple[int, bytes]] = []  # (leaves, hash)

    def add(self, leaf: bytes) -> None:
        width, result = 1, leaf
        while self.edge and self.edge[-1][0] == width:
            result = sha256(b"\x01" + self.edge.pop()[1] + result)
            width *= 2
        self.edge.append((width, result))
        self.size += 1

    def root(self) -> bytes:
        result = self.edge[-1][1]
        for _, left in reversed(self.edge[:-1]):
            result = sha256(b"\x01" + left + result)
        return result


class Verifier:
    """One pass over an export."""

    def __init__(self, keys: Keys, witness: list[str], receipts: set[tuple[int, int, str]]) -> None:
        self.keys = keys
        self.witness = witness
        self.receipts = receipts
        self.found: set[tuple[str, str]] = set()
        self.notes: list[str] = []
        self.lanes: dict[int, int] = {}
        self.runs: dict[int, list[list[int]]] = {}
        self.tree = Tree()
        self.roots: dict[int, bytes] | None = None
        self.told = 0  # how many leaves the last checkpoint of the export covers
        self.ahead: list[int] = []  # what the witness signed beyond it
        self.next_index = 0
        self.unsealed: list[str] = []
        self.place: tuple[int, int, int, int] | None = None
        self.rows = self.entries = 0
        self.is_whole = False
        self.is_root_lost = False

    def read(self, record: dict) -> None:
        match record["what"]:
            case "journal" if record["format"] != FORMAT:
                message = f"unknown format {record['format']}"
                raise ValueError(message)
            case "lane":
                self.lanes[record["writer"]] = record["last"]
            case "checkpoint":
                self.notes.append(record["note"])
            case "row":
                self.row(record)
            case "end":
                self.is_whole = record["rows"] == self.rows

    def row(self, row: dict) -> None:
        self.rows += 1
        self.open_checkpoints()
        place = (row["epoch"], row["xid"], row["writer"], row["seq"])
        is_first = place != self.place
        self.place = place
        number = f"{row['writer']}-{row['seq']}"
        is_new = self.count(row["writer"], row["seq"])
        if "entry" not in row:
            self.say("missing", number)
        elif not is_new:
            self.say("double", number)
        if "index" in row and is_first:
            self.leaf(row["index"], bytes.fromhex(row["sealed"]))
        if "entry" in row:
            self.entry(row, number)

    def entry(self, row: dict, number: str) -> None:
        self.entries += 1
        head = [FORMAT, row["writer"], row["seq"], row["epoch"], row["xid"]]
        leaf = sha256(b"\0" + compact([*head, *row["entry"]]).encode()).hex()
        self.receipts.discard((row["writer"], row["seq"], leaf))
        if leaf != row["leaf"] or leaf != row.get("sealed", leaf):
            self.say("changed", number)
        if "index" not in row:
            self.unsealed.append(number)

    def leaf(self, index: int, leaf: bytes) -> None:
        for number in self.unsealed:
            self.say("inserted", number)
        self.unsealed = []
        if index != self.next_index:
            self.say("leaves", f"{self.next_index} is {index}")
        self.next_index = index + 1
        self.tree.add(leaf)
        signed = (self.roots or {}).get(self.tree.size)
        if signed is not None and not self.is_root_lost and signed != self.tree.root():
            self.is_root_lost = True
            self.say("root", str(self.tree.size))

    def count(self, writer: int, seq: int) -> bool:
        """Add a number to the runs of a writer; say whether it is new."""
        runs = self.runs.setdefault(writer, [])
        for place in range(len(runs) - 1, -1, -1):
            first, last = runs[place]
            if first <= seq <= last:
                return False
            if seq == last + 1:
                runs[place][1] = seq
                if place + 1 < len(runs) and runs[place + 1][0] == seq + 1:
                    runs[place][1] = runs.pop(place + 1)[1]
                return True
            if seq > last:
                if place + 1 < len(runs) and runs[place + 1][0] == seq + 1:
                    runs[place + 1][0] = seq
                else:
                    runs.insert(place + 1, [seq, seq])
                return True
        if runs and runs[0][0] == seq + 1:
            runs[0][0] = seq
        else:
            runs.insert(0, [seq, seq])
        return True

    def open_checkpoints(self) -> None:
        if self.roots is not None:
            return
        sources = {"database": self.notes, "witness": self.witness}
        opened: dict[str, dict[int, bytes]] = {"database": {}, "witness": {}}
        for source, notes in sources.items():
            for place, found in enumerate(self.keys.open(notes), start=1):
                if found is None:
                    self.say("signature", f"{source} {place}")
                else:
                    opened[source][found[0]] = found[1]
        self.compare(opened["database"], opened["witness"])
        self.roots = opened["database"] | opened["witness"]

    def compare(self, ours: dict[int, bytes], theirs: dict[int, bytes]) -> None:
        """What is ahead is told at the end, once it is known what the export holds."""
        self.told = max(ours, default=0)
        for size, root in theirs.items():
            if size > self.told and self.told in theirs:
                self.ahead.append(size)
            elif size not in ours:
                self.say("withdrawn", str(size))
            elif ours[size] != root:
                self.say("fork", str(size))

    def end(self) -> list[tuple[str, str]]:
        self.open_checkpoints()
        for writer in {*self.lanes, *self.runs}:
            self.end_writer(writer)
        self.end_tree()
        for writer, seq, _ in self.receipts:
            self.say("receipt", f"{writer}-{seq}")
        if not self.is_whole:
            self.say("export", "cut off")
        return sorted(self.found)

    def end_tree(self) -> None:
        size, signed = self.tree.size, max(self.roots or {}, default=0)
        if size > signed:
            self.say("unsigned", f"{signed}..{size - 1}")
        if self.ahead and size == self.told:
            told = f"the witness covers {signed}, the export {size}"
            self.say("newer", f"{told}: make the export again, or copy the witness with it")
            return
        for ahead in self.ahead:
            self.say("withdrawn", str(ahead))
        if size < signed:
            self.say("truncated", f"{size} of {signed}")

    def end_writer(self, writer: int) -> None:
        runs, last = self.runs.get(writer, []), self.lanes.get(writer, 0)
        ends = [0, *(run[1] for run in runs)]
        for before, (first, _) in zip(ends, runs, strict=False):
            if first > before + 1:
                self.say("gap", span(writer, before + 1, first - 1))
        if ends[-1] < last:
            self.say("cut", f"{writer}-{ends[-1] + 1}..{last}")
        if ends[-1] > last:
            self.say("inserted", f"{writer}-{ends[-1]}")

    def say(self, code: str, where: str) -> None:
        self.found.add((code, where))


def span(writer: int, first: int, last: int) -> str:
    return f"{writer}-{first}" if first == last else f"{writer}-{first}..{last}"


def lines_of(path: Path) -> Iterator[tuple[int, object]]:
    """Yield the number and the content of each whole line; None when it is no JSON."""
    with path.open("rb") as lines:
        for place, line in enumerate(lines, start=1):
            if not line.endswith(b"\n"):
                continue  # torn by a crash
            try:
                yield place, json.loads(line)
            except ValueError:
                yield place, None


def handovers(export: Path) -> list[tuple[int, dict]]:
    """Return the place among the leaves and the facts of each entry that hands the key over."""
    found = []
    for _, record in lines_of(export):
        entry = record.get("entry") if isinstance(record, dict) else None
        if isinstance(entry, list) and entry[1:3] == HANDOVER:
            found.append((record.get("index", NEVER), entry[-1]))
    return found


def receipt(text: str) -> tuple[int, int, str]:
    writer, seq, leaf = text.split("-")
    return int(writer), int(seq), leaf


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("export", type=Path)
    parser.add_argument("--key", required=True, help="the public key, or a file that holds it")
    parser.add_argument("--witness", type=Path, help="the file of witnessed checkpoints")
    parser.add_argument("--receipt", action="append", default=[], type=receipt)
    given = parser.parse_args()
    text = Path(given.key).read_text("utf-8") if Path(given.key).is_file() else given.key
    key = Key(text.strip().splitlines()[-1])
    witness = [str(note or "") for _, note in lines_of(given.witness)] if given.witness else []
    keys = Keys(key, handovers(given.export))
    verifier = Verifier(keys, witness, set(given.receipt))
    for place, record in lines_of(given.export):
        try:
            verifier.read(record)
        except (KeyError, TypeError, ValueError):
            verifier.say("export", f"line {place}")
    findings = verifier.end()
    for code, where in findings:
        print(code, where)
    print(
        f"entries {verifier.entries}, sealed {verifier.tree.size}, "
        f"witness {'read' if given.witness else 'absent'}, findings {len(findings)}"
    )
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
