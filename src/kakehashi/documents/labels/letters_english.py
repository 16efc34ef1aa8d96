"""Letters of the trade in English (keys `letter.*`)."""

from __future__ import annotations

from typing import Final

_SHARED: Final[dict[str, str]] = {
    "letter.about": "{title}, {day}",
    "letter.day": "{day} {month} {year}",
    "letter.months": "January February March April May June July August September October November December",
    "letter.comma": ", ",
    "letter.space": " ",
    "letter.sentence": "{text}.",
    "letter.past_known": "Note: {day} lies after the newest text read ({known}); the law may have changed since.",
    "letter.head.exporter": "Company",
    "letter.head.address": "Address",
    "letter.head.department": "Department",
    "letter.head.person": "Name",
    "letter.head.email": "E-mail",
    "letter.head.phone": "Telephone",
    "letter.head.addressee": "To",
    "letter.word.to": "To",
    "letter.word.from": "From",
    "letter.word.dated": "Date",
    "letter.word.yes": "yes",
    "letter.word.no": "no",
    "letter.word.name": "Name",
    "letter.word.title": "Title",
    "letter.word.company": "Company",
    "letter.word.signature": "Signature",
    "letter.word.seal": "Seal",
    "letter.word.signed_on": "Date",
    "letter.word.law": "Law and basis of this letter",
    "letter.goods.number": "No.",
    "letter.goods.name": "Goods",
    "letter.goods.maker": "Maker",
    "letter.goods.model": "Model",
    "letter.goods.quantity": "Quantity",
    "letter.goods.value": "Value",
    "letter.goods.listed": "Listed under",
    "letter.listed.row": "{row}: {cite}",
    "letter.listed.open": "not yet determined",
    "letter.listed.withheld": "told when every line is settled",
    "letter.listed.none": "no item of the list",
    "letter.listed.somewhere": "listed; the item is not yet settled",
}

_END_USE: Final[dict[str, str]] = {
    "letter.end_use.title": "End-use statement",
    "letter.end_use.subtitle": "Statement on end use and end user, with undertakings",
    "letter.end_use.exporter": "To the exporter",
    "letter.end_use.exporter_address": "Address of the exporter",
    "letter.end_use.prepared": "Form prepared on",
    "letter.end_use.intro": "We, the undersigned, intend to obtain the goods named below from the exporter. We make "
    "this statement so that the exporter can comply with the law ({law}). We complete every empty line; where a line "
    'does not apply we write "none".',
    "letter.end_use.goods": "1. Goods",
    "letter.end_use.goods_law": "Item numbers are those of the exporter's control list as of {day}.",
    "letter.end_use.goods_open": "The exporter is still assessing these goods under the control list as of {day}. "
    "This statement is not an assurance by the exporter that they may be shipped.",
    "letter.end_use.use_title": "2. End use and end user",
    "letter.end_use.deal": "Transaction",
    "letter.end_use.contract": "Contract or order number",
    "letter.end_use.destination": "Country of destination",
    "letter.end_use.loading": "Planned day of loading",
    "letter.end_use.buyer": "Buyer",
    "letter.end_use.buyer.hint": "name, address, website",
    "letter.end_use.end_user": "End user",
    "letter.end_use.end_user.hint": '"same" where it is the buyer',
    "letter.end_use.address": "Address of the end user",
    "letter.end_use.business": "Business of the end user",
    "letter.end_use.place": "Place of installation or use",
    "letter.end_use.place.hint": "address of the site and country",
    "letter.end_use.use": "End use in detail",
    "letter.end_use.use.hint": "what is made or done with the goods, and by which process",
    "letter.end_use.built_in": "Product they are built into",
    "letter.end_use.built_in.hint": "name and use of that product",
    "letter.end_use.ways": "What becomes of the goods (tick)",
    "letter.end_use.way.own": "used by the end user itself",
    "letter.end_use.way.built_in": "built into a product",
    "letter.end_use.way.resale": "resold to the end user named",
    "letter.end_use.way.stock": "held in stock, end user open",
    "letter.end_use.undertakings": "3. Declarations and undertakings",
    "letter.undertake.lead": "We declare and undertake towards the exporter:",
    "letter.undertake.civil": "The goods are for civil use only, for the end use and by the end user stated in "
    "section 2.",
    "letter.undertake.uses": "We will not use the goods, nor let anyone else use them, for any of the following:",
    "letter.use.use_for_wmd_is_known": "{weapon}: development, production, use, storage, or means of delivery",
    "letter.use.use_for_conventional_is_known": "{weapon}: development, production or use",
    "letter.use.military": "any other military use, by which is meant work on the weapons named above",
    "letter.history.user_has_wmd_history": "Neither we nor the end user do, or ever did, any work on weapons of "
    "mass destruction, namely the development, production, use or storage of such weapons.",
    "letter.history.user_has_conventional_history": "Neither we nor the end user develop, produce or use "
    "conventional arms, or did so in the past.",
    "letter.history.list": "Neither we nor the end user stand on the list of foreign end users that the {authority} "
    "of the exporter's country publishes.",
    "letter.undertake.except": 'Exceptions (if none, write "none"):',
    "letter.undertake.diversion": "We will not resell, transfer, lend or re-export the goods, nor move them from "
    "the place stated, without the exporter's prior consent in writing and every licence that the law of the "
    "exporter's country or of ours demands.",
    "letter.undertake.end_user": "Where we are not the end user, we obtain the same undertakings from it for the "
    "exporter.",
    "letter.undertake.checks": "We answer the exporter's questions about the goods and their use, before and after "
    "delivery, and let the exporter or the competent authority see on site where and how they are used.",
    "letter.undertake.changes": "We tell the exporter in writing, without delay and before anything is done, of any "
    "change in what is stated here, and of any sign that the goods may be put to another use.",
    "letter.undertake.truth": "What we state is true and complete. The exporter may show this statement to the "
    "authorities, and may hold or cancel deliveries if it proves wrong or is not kept.",
    "letter.end_use.signature": "4. Signatures",
    "letter.end_use.sign_lead": "Signed by persons who are authorised to bind the company.",
    "letter.end_use.sign_buyer": "Buyer",
    "letter.end_use.sign_end_user": "End user (where it is not the buyer)",
    "letter.end_use.note": "Note: how the exporter's law describes the uses of point 2",
    "letter.end_use.note_lead": "Before shipping, the exporter must answer the following questions ({cites}). What "
    "is described here as a use counts as a use under point 2.",
}

_SUPPLIER: Final[dict[str, str]] = {
    "letter.supplier.title": "Request for technical values",
    "letter.supplier.subtitle": "For the export classification of: {item}",
    "letter.supplier.intro": "We are assessing the product below under the law of export controls ({law}; edition "
    "of {day}). The documents at hand do not give the values asked for here. We should be grateful for your answer, "
    "and ask you to forward this sheet to the maker where you do not hold the values yourself.",
    "letter.supplier.product": "Product",
    "letter.supplier.type": "Type or part number",
    "letter.supplier.deadline": "Answer kindly asked by",
    "letter.supplier.how": "How to answer",
    "letter.supplier.how.value": "Give the value of the product itself with its unit, as designed or guaranteed; "
    "where only a range or a typical value exists, say so.",
    "letter.supplier.how.source": "Name the document it stands in (title, revision) and the page, and attach it if "
    "you can.",
    "letter.supplier.how.unknown": 'Please do not estimate: write "unknown" where you do not know, and "not '
    'applicable" where the product has no such property.',
    "letter.supplier.how.condition": "Where a measuring rule is named, state the value by that rule; if yours was "
    "found by another, name the rule.",
    "letter.supplier.questions.one": "The value we ask for",
    "letter.supplier.questions.many": "The {n} points we ask for, most useful first",
    "letter.supplier.document": "Document, revision",
    "letter.supplier.page": "Page",
    "letter.supplier.enough": "Which answers do together",
    "letter.supplier.enough_lead": "Not every point may be needed. Depending on the values, any one of these groups "
    "can be enough:",
    "letter.supplier.enough_all": "All points are needed together.",
    "letter.supplier.plain": "points {numbers}",
    "letter.supplier.judged": "points {numbers}, with an assessment of our own",
    "letter.supplier.answered": "Answered by",
    "letter.supplier.answered_lead": "The values above are correct to the best of our knowledge.",
    "letter.supplier.closing": "Thank you for your help. Please return this sheet to the sender named on the first "
    "page.",
    "letter.ask.kinds": "Which of these describe the product? Tick all that do.",
    "letter.ask.none": "none of these",
    "letter.ask.value": "Value",
    "letter.ask.text": "Answer",
    "letter.ask.known": "Known so far",
    "letter.ask.measured": "Measured",
    "letter.ask.datasheet": "On a data sheet",
    "letter.ask.attach": "Please attach",
    "letter.ask.attach_text": "the list or the curve with all its values",
    "letter.ask.why": "Why we ask",
    "letter.ask.why_list": "the control list as a whole",
    "letter.ask.why_more.one": "{text}; and {n} more provision",
    "letter.ask.why_more.many": "{text}; and {n} more provisions",
}

_BROKER: Final[dict[str, str]] = {
    "letter.broker.title": "Answer on export controls",
    "letter.broker.intro": "You asked under which item of the control list these goods stand, or why they stand "
    "under none. We answer line by line, with the provisions considered and the figures that decide.",
    "letter.broker.item_intro": "You asked under which item of the control list this product stands, or why it "
    "stands under none. This letter answers for the list alone: whether a shipment may leave depends on its "
    "destination, end use and end user too (the catch-all included), and is answered for the shipment.",
    "letter.broker.open_intro": "The assessment is not finished. This letter says what is settled and what is open; "
    "it clears nothing, and must not be used for a declaration.",
    "letter.broker.invoice": "Invoice or shipment number",
    "letter.broker.hs": "Tariff code (HS)",
    "letter.broker.law_day": "Law as of",
    "letter.broker.line": "Line {n}: {name}",
    "letter.broker.classification": "The control list",
    "letter.broker.open_word": "UNDETERMINED",
    "letter.broker.open_sentence": "Facts are missing; nothing is claimed about the place of these goods in the "
    "list. Open: {rows}.",
    "letter.broker.and_more": "{text} and {n} more numbers of the list",
    "letter.broker.held_word": "HELD BACK",
    "letter.broker.held": "Nothing is told of this line until every line of the transaction is settled.",
    "letter.broker.listed_word": "LISTED",
    "letter.broker.listed_sentence": "The goods are listed under the provisions below.",
    "letter.broker.somewhere_sentence": "The goods are listed whatever the open facts are; under which item is not "
    "settled.",
    "letter.broker.not_listed_word": "NOT LISTED",
    "letter.broker.not_listed_item": "Every provision of the list was considered and none names the goods. Whether "
    "a shipment needs a licence under the catch-all is not answered here.",
    "letter.broker.not_listed_sentence": "Every provision of the list was considered and none names the goods. "
    "Whether the catch-all asks for a licence is answered with the licence.",
    "letter.broker.listed": "Provisions that list the goods, and the criteria met",
    "letter.broker.no_exclusion.one": "The exclusion of the provision does not apply.",
    "letter.broker.no_exclusion.many": "None of the {n} exclusions of the provision applies.",
    "letter.broker.considered_title": "How the list was disposed of",
    "letter.broker.considered": "All {n} provisions of the list were put to the goods.",
    "letter.broker.figures_title": "The figures that decide",
    "letter.broker.judged_title": "Rows that a person judged",
    "letter.disposal.not_in_scope": "concerns other goods",
    "letter.disposal.excluded": "excluded by the provision itself",
    "letter.disposal.criterion_not_met": "a criterion is not met",
    "letter.disposal.judged": "judged by a person",
    "letter.disposal.every_case": "not met whatever the open facts are",
    "letter.disposal.deleted": "deleted from the law",
    "letter.broker.head.criterion": "Criterion",
    "letter.broker.head.failed": "Criterion not met",
    "letter.broker.head.fact": "Fact and source",
    "letter.broker.head.margin": "Against the limit",
    "letter.broker.head.provision": "Provision",
    "letter.broker.head.how": "How",
    "letter.broker.head.number": "Provisions",
    "letter.broker.head.rows": "Numbers of the list",
    "letter.broker.head.rule": "Rule",
    "letter.broker.head.why": "What decides",
    "letter.broker.head.judgement": "Judgement",
    "letter.broker.licence_title": "Licence for this shipment",
    "letter.broker.outcome.prohibited": "The export is prohibited. Please do not declare the goods.",
    "letter.broker.outcome.approval_required": "The goods may be declared with the export approval only.",
    "letter.broker.outcome.licence_required": "The goods may be declared with the export licence only.",
    "letter.broker.outcome.undetermined": "Facts are missing. Please do not declare the goods until we have sent "
    "you the completed answer.",
    "letter.broker.outcome.licence_usable": "The bulk licence named below may be used, under its conditions.",
    "letter.broker.outcome.exempt": "A rule would ask for a licence; the exemption named below lifts it.",
    "letter.broker.outcome.not_required": "No rule of the law in force asks for a licence or an approval for this "
    "line.",
    "letter.broker.whatever": "{text} This holds whatever the open classification turns out to be.",
    "letter.broker.rules.some": "The rules that decide:",
    "letter.broker.rules.none": "The {n} rules that could ask for a licence or an approval, and why none does:",
    "letter.broker.rule": "{kind}: {title}",
    "letter.broker.not_met": "not met: {text}",
    "letter.broker.with_fact": "{text}; fact: {fact}",
    "letter.broker.lifted_by": "lifted by: {title} ({cite})",
    "letter.broker.show_title": "What you can show to customs",
    "letter.broker.show.letter": "This letter: outcome, provisions and figures of each line, with the law and its day.",
    "letter.broker.show.record": "The record inside this PDF (record.json), named by the hash beside the QR code: "
    "it holds every fact and every provision, and can be verified and replayed.",
    "letter.broker.show.open": "Nothing yet. We send the completed answer when the open facts are known.",
    "letter.broker.show.licence": "The licence or approval, which we hand to you before the declaration.",
    "letter.broker.show.prohibited": "No declaration is to be made.",
    "letter.broker.show.usable": "The certificate of the bulk licence, of which we give you number and term.",
    "letter.broker.show.exempt": "The invoice and the documents that prove what the exemption rests on, with the "
    "provision cited above.",
    "letter.broker.questions": "Please pass questions of customs on to the sender named above.",
    "letter.broker.sign": "For the exporter",
}

ENGLISH: Final[dict[str, str]] = {**_SHARED, **_END_USE, **_SUPPLIER, **_BROKER}
