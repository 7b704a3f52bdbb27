"""Cases as somebody who knows nothing answers them, and what the same is by `retro add`, `set` and `edit`.

Days that are read forward, and the day of the case, have their year: they are read alike whenever the tests run.
"""

from __future__ import annotations

LIGHT = """\
near miss
yesterday 10:00
10:00 config typed on the wrong switch

both prompts look alike
colour the prompt

network team
0
y
"""

LIGHT_BY_COMMANDS = (
    ("set", "case_kind=near-miss", "started=2026-11-20 10:00"),
    ("add", "timeline", "10:00 config typed on the wrong switch ~confirmed"),
    ("add", "cause", "both prompts look alike ~fact"),
    ("add", "prevention", "colour the prompt @network team"),
)

COMPLAINT = """\
complaint
2
no
2026-11-18 10:20
shipping lead, packer, branch manager
no
two orders of wedding gifts
logistics
10:20 both orders are packed on one table
+15 the slips are laid side by side
11:05 the parcels leave the house
19 Nov 14:00 the first family opens a wrong gift
14:10 the first family calls
15:00 the second family is told

14:10 phone: we were made fools of before our guests
the right gift before Saturday
we send it today by hand
a call back when it is on its way
2026-11-19 16:00
0
the slip lies with its parcel
two parcels packed one after the other
two packed at once, slips swapped
slips of two orders lay on one table
the table has no place for each order


nobody compares slip and parcel at the door
2 3
two families got the wrong gift
the wedding table stood without the gift

Ito family, Mori family
2 families, 2 hours
confirmed, estimated
1
0
19 Nov 18:30 the right parcels brought by hand

both families
company
for good
accepted
ours
19 Nov 18:30 for the wrong gift and the wait
visit
both families
-
one place for each order on the table
scale compares weight with order

stronger
shipping lead, purchasing
2026-12-01, 2027-01-15
2, 3
nothing: the table is rented until March
branch manager
2026-12-01
y
"""

COMPLAINT_BY_COMMANDS = (
    (
        "set",
        "case_kind=complaint",
        "severity=medium",
        "injured=no",
        "started=2026-11-18 10:20",
        "affected=two orders of wedding gifts",
    ),
    ("set", "origin=logistics", "responsibility=ours", "next_report=2026-12-01"),
    ("set", "normally=the slip lies with its parcel", "intended=two parcels packed one after the other"),
    ("set", "actual=two packed at once, slips swapped"),
    ("add", "head", "shipping lead"),
    ("add", "head", "packer"),
    ("add", "head", "branch manager"),
    ("add", "timeline", "10:20 both orders are packed on one table ~confirmed"),
    ("add", "timeline", "10:35 the slips are laid side by side ~confirmed"),
    ("add", "timeline", "11:05 the parcels leave the house ~confirmed"),
    ("add", "timeline", "19 Nov 14:00 the first family opens a wrong gift ~confirmed"),
    ("add", "timeline", "14:10 the first family calls ~confirmed"),
    ("add", "timeline", "15:00 the second family is told ~confirmed"),
    ("add", "timeline", "contact: 19 Nov 14:10 we were made fools of before our guests #phone"),
    ("edit", "1.6", "wish=the right gift before Saturday", "answer=we send it today by hand"),
    ("edit", "1.6", "promise=a call back when it is on its way", "promise_due=2026-11-19 16:00"),
    ("add", "cause", "slips of two orders lay on one table"),
    ("add", "cause", "> the table has no place for each order ~fact"),
    ("add", "cause", "nobody compares slip and parcel at the door #escaped ~fact"),
    ("add", "scope", "2 families got the wrong gift"),
    ("edit", "3.1", "what=two families got the wrong gift", "figure=2", "unit=families", "who=Ito family"),
    ("edit", "3.1", "certainty=confirmed", "hurts=psychological", "reversible=no"),
    ("add", "scope", "the wedding table stood without the gift"),
    ("edit", "3.2", "figure=2", "unit=hours", "who=Mori family"),
    ("edit", "3.2", "certainty=estimated", "hurts=psychological", "reversible=no"),
    ("add", "remedy", "19 Nov 18:30 the right parcels brought by hand #company ~accepted !final @both families"),
    ("add", "remedy", "apology: 19 Nov 18:30 for the wrong gift and the wait #visit receiver both families"),
    ("add", "prevention", "one place for each order on the table @shipping lead due 2026-12-01 !stronger answers 2"),
    ("add", "prevention", "scale compares weight with order @purchasing due 2027-01-15 !stronger answers 3"),
    ("add", "changes", "nothing: the table is rented until March @branch manager"),
)

INCIDENT = """\
incident
medium
2026-11-18 14:00
on-call, developer
no
checkout service
software
14:00 a new configuration goes out
14:05 the first payments fail
14:12 alert for the error rate
14:20 the on-call engineer looks at the logs
14:31 the configuration is taken back
14:40 payments go through again

-
0
3
6
a configuration is tried on one host first
the new limit was to go out on one host
it went out on all hosts at once
the deploy tool sends to all hosts
the default is as old as the service


the alert waits ten minutes before it rings
2
-
customers could not pay
orders stood twice in the list

all users, users who tried again
1200 payments, 35 orders
confirmed, estimated
14:31 configuration taken back

for good
deploy to one host first
alert after two minutes

stronger, intermediate
platform team, on-call
2026-12-05, 2026-12-12
1, 3
default of the deploy tool is one host

platform team
2026-12-05
y
"""

INCIDENT_BY_COMMANDS = (
    ("set", "case_kind=incident", "severity=medium", "started=2026-11-18 14:00", "affected=checkout service"),
    ("set", "origin=software", "normally=a configuration is tried on one host first"),
    ("set", "intended=the new limit was to go out on one host", "actual=it went out on all hosts at once"),
    ("add", "head", "on-call"),
    ("add", "head", "developer"),
    ("add", "timeline", "14:00 a new configuration goes out ~confirmed"),
    ("add", "timeline", "14:05 the first payments fail ~confirmed"),
    ("add", "timeline", "14:12 alert for the error rate ~confirmed #detection"),
    ("add", "timeline", "14:20 the on-call engineer looks at the logs ~confirmed"),
    ("add", "timeline", "14:31 the configuration is taken back ~confirmed"),
    ("add", "timeline", "14:40 payments go through again ~confirmed #resolution"),
    ("add", "cause", "the deploy tool sends to all hosts"),
    ("add", "cause", "> the default is as old as the service ~fact"),
    ("add", "cause", "the alert waits ten minutes before it rings #escaped ~presumed"),
    ("add", "scope", "customers could not pay ~confirmed"),
    ("edit", "3.1", "figure=1200", "unit=payments", "who=all users"),
    ("add", "scope", "orders stood twice in the list ~estimated"),
    ("edit", "3.2", "figure=35", "unit=orders", "who=users who tried again"),
    ("add", "remedy", "14:31 configuration taken back !final"),
    ("add", "prevention", "deploy to one host first @platform team due 2026-12-05 !stronger answers 1"),
    ("add", "prevention", "alert after two minutes @on-call due 2026-12-12 !intermediate answers 3"),
    ("add", "changes", "default of the deploy tool is one host @platform team due 2026-12-05"),
)

CRITICAL = """\
complaint
critical
2026-11-18 10:20
shipping lead, packer, branch manager
no
two orders of wedding gifts
logistics
10:20 both orders are packed on one table
+15 the slips are laid side by side
11:05 the parcels leave the house
19 Nov 14:00 the first family opens a wrong gift
15:00 the second family is told

14:10 phone: we were made fools of before our guests
the right gift before Saturday
we send it today by hand
a call back when it is on its way
2026-11-19 16:00
0
6
all
not content
-
y
-
the slip lies with its parcel
two parcels packed one after the other
two packed at once, slips swapped
slips of two orders lay on one table
the table has no place for each order


nobody compares slip and parcel at the door
2 3
-
photo of the table
no such step in the procedure
the wedding table stood without the gift

-
both families
2 families
confirmed
1
no
Smith family
Brown family

2 3 on 19 Nov
2 3 on 19 Nov
2 3 on 19 Nov
-
2 6
the orders of that day
two evenings of overtime
19 Nov 18:30 the right parcels brought by hand

both families
company
for good
accepted
ours
19 Nov 18:30 for the wrong gift and the wait
-
visit
both families
-
accepted
we put the wrong gift on your wedding table
the second family
-
one place for each order on the table
scale compares weight with order

2, 3
1, 8
shipping lead, purchasing
2026-12-01, 2027-01-15
no slip on the floor in a week
no parcel with a wrong weight in a month
-
the table gets one place for each order

shipping lead
2026-12-01
1
one surface
six marked places
the second packing hall @shipping lead

2026-12-10
2026-12-01 17:00
one order, one place
all branches on 20 Nov
Two orders were packed on one table. The slips were swapped. Each order has its own place now.
no
y
"""

CRITICAL_BY_COMMANDS = (
    (
        "set",
        "case_kind=complaint",
        "severity=critical",
        "started=2026-11-18 10:20",
        "affected=two orders of wedding gifts",
    ),
    ("set", "origin=logistics", "responsibility=ours", "next_report=2026-12-01 17:00"),
    ("set", "normally=the slip lies with its parcel", "intended=two parcels packed one after the other"),
    ("set", "actual=two packed at once, slips swapped", "strain=two evenings of overtime"),
    ("set", "summary=Two orders were packed on one table. The slips were swapped. Each order has its own place now."),
    ("set", "may_publish=no"),
    ("add", "head", "shipping lead"),
    ("add", "head", "packer"),
    ("add", "head", "branch manager"),
    ("add", "timeline", "10:20 both orders are packed on one table ~confirmed"),
    ("add", "timeline", "10:35 the slips are laid side by side ~confirmed"),
    ("add", "timeline", "11:05 the parcels leave the house ~confirmed"),
    ("add", "timeline", "19 Nov 14:00 the first family opens a wrong gift ~confirmed"),
    ("add", "timeline", "15:00 the second family is told #resolution ~confirmed"),
    ("add", "timeline", "contact: 19 Nov 14:10 we were made fools of before our guests #phone"),
    ("edit", "1.5", "wish=the right gift before Saturday", "answer=we send it today by hand"),
    ("edit", "1.5", "promise=a call back when it is on its way", "promise_due=2026-11-19 16:00"),
    ("edit", "1.5", "ended=not-content", "read_back=yes"),
    ("add", "cause", "slips of two orders lay on one table"),
    ("add", "cause", "> the table has no place for each order ~fact"),
    ("edit", "2.2", "evidence=photo of the table"),
    ("add", "cause", "nobody compares slip and parcel at the door #escaped ~fact"),
    ("edit", "2.3", "evidence=no such step in the procedure"),
    ("add", "scope", "the wedding table stood without the gift"),
    ("edit", "3.1", "figure=2", "unit=families", "who=both families", "certainty=confirmed", "hurts=psychological"),
    ("edit", "3.1", "reversible=no", "grave=special-feelings,guests", "basis=the orders of that day"),
    ("add", "scope", "party: Smith family"),
    ("add", "scope", "party: Brown family"),
    ("add", "scope", "told 3.2, 3.3 on 2026-11-19"),
    ("add", "scope", "apologised 3.2, 3.3 on 2026-11-19"),
    ("add", "scope", "put right 3.2, 3.3 on 2026-11-19"),
    ("add", "remedy", "19 Nov 18:30 the right parcels brought by hand #company ~accepted !final @both families"),
    ("add", "remedy", "apology: 19 Nov 18:30 for the wrong gift and the wait #visit ~accepted receiver both families"),
    ("edit", "4.2", "sentence=we put the wrong gift on your wedding table", "date_suits=the second family"),
    ("add", "prevention", "one place for each order on the table @shipping lead due 2026-12-01 answers 2"),
    ("edit", "5.1", "means=physical", "proof=no slip on the floor in a week"),
    ("add", "prevention", "scale compares weight with order @purchasing due 2027-01-15 answers 3"),
    ("edit", "5.2", "means=software", "proof=no parcel with a wrong weight in a month"),
    ("add", "changes", "the table gets one place for each order @shipping lead due 2026-12-01"),
    ("edit", "6.1", "change_of=equipment", "before=one surface", "after=six marked places"),
    ("add", "changes", "elsewhere: the second packing hall @shipping lead due 2026-12-10"),
    ("add", "review", "lesson: one order, one place"),
    ("add", "review", "shared with: all branches on 2026-11-20"),
)
