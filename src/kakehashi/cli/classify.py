"""`kakehashi classify ITEM`: is the item listed?"""

from __future__ import annotations

from kakehashi.classification import Classification, classify
from kakehashi.cli.arguments import Request
from kakehashi.cli.listing import STATE, Listing, rows_to_judge
from kakehashi.cli.loading import load_item, open_law
from kakehashi.cli.sealing import seal_classification, write_record
from kakehashi.cli.terminal import Terminal, open_terminal, print_json
from kakehashi.lists import Edition
from kakehashi.reasoning.truth import Truth
from kakehashi.wording.json_forms import classification_document
from kakehashi.wording.speaking import Speaker

EXIT_CODES = {Truth.NO: 0, Truth.YES: 10, Truth.UNKNOWN: 20}


def classify_item(request: Request) -> int:
    """Prints the classification of an item; 0 not listed, 10 listed, 20 undetermined."""
    law = open_law(request)
    item = load_item(request, law)
    edition = law.on(request.on or law.today)
    found = classify(item.subject, edition)
    if request.record is not None:
        write_record(request, seal_classification(request, law, item, found, edition))
    if request.json:
        print_json(classification_document(item, found, edition))
    else:
        show_classification(open_terminal(request), item.name, found, edition, everything=request.everything)
    return EXIT_CODES[found.truth]


def show_classification(
    terminal: Terminal, name: str, found: Classification, edition: Edition, *, everything: bool
) -> None:
    """The verdict, where and why, what would settle it."""
    labels, speaker = terminal.labels, Speaker(edition, terminal.labels.language)
    mark, style = STATE[found.truth]
    terminal.verdict(labels(f"truth.{found.truth}"), mark, style)
    terminal.say(name, indent=2)
    show_law(terminal, edition, labels("item_head", day=edition.on))
    terminal.say()
    listing = Listing(terminal, speaker, everything)
    listing.show(found)
    if found.truth is Truth.UNKNOWN:
        terminal.heading(labels("settle"))
        any_row = (*rows_to_judge(found, edition), *found.absent)
        listing.settling(found.whole.for_yes, "can_list", 2, any_row)
        terminal.say()
        listing.settling(found.whole.for_no, "can_unlist", 2)
        terminal.say()
        listing.next_questions(found, 2)
        terminal.say(labels("next_ask"), indent=2, style="dim")
    if everything:
        show_all(listing, found)
    terminal.say()
    terminal.say(labels("closing"), style="dim")


def show_law(terminal: Terminal, edition: Edition, head: str) -> None:
    """The day (and destination) of the case, and which law decided: code, version, the first digits of its hash."""
    name = edition.name
    text = terminal.labels("pack_head", code=name.code, version=name.version, hash=name.sha256[:12])
    terminal.say(f"{head} · {text}", indent=2, style="dim")
    if edition.is_past_what_is_known:
        note = terminal.labels("past_what_is_known", known=name.known_until, day=edition.on)
        terminal.say(note, indent=2, mark="!", mark_style="bold yellow")


def show_all(listing: Listing, found: Classification) -> None:
    """Every finding of the list, in the order of the law."""
    listing.terminal.heading(listing.terminal.labels("all_findings"))
    for provision, finding in found.findings.items():
        if provision in found.listed or provision in found.undetermined:
            continue
        listing.provision(finding, 2)
