"""The rules: plain values in, plain values out, with the reason.

Nothing here knows the clock, a store, a network or chance. The answers gate what the user may
do; they are never a decision about a person. `contract.md` says exactly what is answered:

- `contact.advise(ContactFacts(...))`: may I talk with this person about the client?
- `disclosure.advise(DisclosureFacts(...))`: may I give this information to this recipient?
- `matching.propose(request, confidants)`: which confidants can be proposed?
"""
