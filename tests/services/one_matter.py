"""One matter that was told again and again, by others each time, among cases of other matters."""

from __future__ import annotations

ALARM = (
    (
        "Cold room warm over the weekend",
        "the alarm of the cold room rang where nobody sits",
        "a second siren at the gate",
    ),
    (
        "Alarm of the cold store not heard at night",
        "the siren hangs in the empty office",
        "alarm to the phone of whoever is on duty",
    ),
    (
        "Vaccines spoilt, cold room at 14 degrees",
        "nobody heard the alarm of the cold room",
        "call the guard when it rises",
    ),
    ("Freezer warmed up, siren unheard", "the siren of the freezer cannot be heard from the hall", "siren in the hall"),
    (
        "Cold room too warm, flowers lost",
        "temperature alarm went to a mailbox that nobody reads",
        "text message to the shift lead",
    ),
    (
        "Cooling failed on Sunday and no one noticed",
        "alarm of the cooling rings in the office only",
        "alarm to the guard",
    ),
    (
        "Warm cold room: alarm muted",
        "the alarm was muted during cleaning and stayed so",
        "mute ends by itself after an hour",
    ),
    (
        "Chilled goods warm after a power cut",
        "the cold room did not start again and its alarm was not heard",
        "alarm on its own battery",
    ),
    ("Door of the cold room left open", "the warning tone of the cold room is too quiet", "louder tone and a lamp"),
    (
        "Cold room 3 above 8 degrees for six hours",
        "alarm rang unheard in the plant room",
        "forward the alarm to the gate",
    ),
    (
        "Fish thrown away, cold storage warm",
        "nobody was near the temperature alarm of the cold storage",
        "alarm by phone",
    ),
    (
        "Night: compressor stopped, alarm rang in vain",
        "the alarm sounds where nobody works at night",
        "guard gets the alarm",
    ),
    ("Temperature alarm ignored in the cold room", "so many false alarms that nobody listens", "set the limit right"),
    (
        "Warm cold room found on Monday morning",
        "the weekend alarm goes to the switched-off phone of the shift lead",
        "duty phone that stays on",
    ),
    ("Cold room alarm silent", "the sounder of the cold room alarm was broken", "test the sounder each month"),
    (
        "Bouquets wilted, cold room had warmed",
        "no one heard the cold room alarm over the packing line",
        "flashing light at the line",
    ),
    (
        "Cheese warm: cooling alarm missed",
        "the cooling alarm is one of many tones",
        "its own tone for the cooling alarm",
    ),
    (
        "Medicine fridge warm over Easter",
        "the alarm of the fridge is heard in the corridor only",
        "alarm to the pharmacy phone",
    ),
    (
        "Cold room ran warm while the office was closed",
        "the alarm panel stands in the closed office",
        "panel at the gate",
    ),
    (
        "Alarm at 2 in the night, cold room warm at 6",
        "the guard took the alarm for the car park's",
        "name the room on the panel",
    ),
    ("Ice cream melted in the cold room", "the alarm was set to 20 degrees", "limit of the alarm at minus 15"),
    (
        "Refrigerated room warmed up unnoticed",
        "its alarm is not connected any more",
        "list of alarms checked each quarter",
    ),
    ("Cold chain broken in our own cold room", "alarm went off, nobody was told what to do", "sheet at the panel"),
    ("Cold room: alarm heard, nobody came", "the one on duty could not leave the counter", "second person on call"),
    ("Warm cold room again", "alarm not heard behind the closed door", "repeater outside the door"),
)
"""A cold room grew warm, and its alarm was not heard: each a title, a cause, and what was done."""
OTHERS = (
    ("Two parcels swapped", "slips of two orders lay on one table", "a place for each order"),
    ("Card payments refused", "the certificate of the bank expired", "a probe of certificates"),
    ("A name misspelt on a gift", "the form has no field for the reading", "a field for the reading"),
    ("Vase broken while packing", "the phone rang in the packing room", "no phone in the packing room"),
    ("Delivery a day early", "the date on the slip was read as the day of dispatch", "both days on the slip"),
    ("Call back never made", "the note lay under other notes", "one tray for notes"),
    ("Checkout down after a change", "a setting took a bare number", "settings with units"),
    ("Meeting entered a month late", "the calendar showed the next month", "read the date back"),
    ("Invoice sent twice", "the button could be pressed again", "the button is grey after the first time"),
    ("Wrong size of shoes delivered", "shelf labels of two sizes were swapped", "labels printed with colours"),
    ("Lorry stuck under the bridge", "the route planner knows no heights", "a planner for lorries"),
    ("Forklift hit a shelf", "the aisle was blocked by pallets", "marked places for pallets"),
    ("Water in the cellar archive", "the drain was blocked by leaves", "clean drains each autumn"),
    ("Newsletter to the wrong list", "the list was chosen by its number", "lists with names"),
    ("Salary paid late", "the file went to the bank after noon", "send it the day before"),
    ("Guest allergic to the free sweet", "sweets carry no label of contents", "label on each sweet"),
    ("Lift stopped with visitors inside", "maintenance was overdue", "a date for maintenance"),
    ("Backup could not be restored", "nobody had ever tried to restore it", "restore each month"),
    ("Customer shouted at by a driver", "the driver had been on his own for 12 hours", "limit of hours"),
    ("Parking fine for a delivery", "no permit in the new van", "permit with the key"),
    ("Keys of a customer lost", "keys lay loose in the drawer", "numbered hooks"),
    ("Contract with the wrong price", "an old template was copied", "templates in one place"),
    ("Paint on a customer's carpet", "the cover slipped on the stairs", "covers that grip"),
    ("Package left in the rain", "the driver saw no roof", "ask for a place on booking"),
    ("Batteries swollen in a drawer", "nobody counts batteries", "list of batteries"),
    ("Website shows old opening hours", "hours are kept in three places", "one place for hours"),
    ("Phone line dead since noon", "a digger cut the cable", "a second line"),
    ("Order lost between two shops", "the fax was out of paper", "orders by mail"),
    ("Photo of a customer published", "consent was not asked for", "a form of consent"),
    ("Wedding cake fell", "the van braked hard", "straps in the van"),
    ("Hot water scalded a guest", "the mixer valve was worn", "valves changed each five years"),
    ("Bill for a cancelled order", "the cancellation came after the export", "export at night"),
    ("Train missed by the fitter", "the plan held the summer times", "times from the web"),
    ("Bouquet to the old address", "the address book keeps both", "old addresses are removed"),
    ("Glass in a salad", "a jar broke above the bowl", "no jars above the counter"),
)
"""Cases of which no two are the same matter."""
