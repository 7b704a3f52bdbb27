PRAGMA application_id = 1382380658;
PRAGMA user_version = 2094869644;
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'retro','change_log','2026-11-22 00:15:17.360644+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'retro','retrospective','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(3,'retro','retrospective.title','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(4,'retro','retrospective.case_kind','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(5,'retro','retrospective.severity','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(6,'retro','retrospective.status','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(7,'retro','retrospective.origin','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(8,'retro','retrospective.responsibility','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(9,'retro','retrospective.zone','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(10,'retro','retrospective.started','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(11,'retro','retrospective.detected','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(12,'retro','retrospective.resolved','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(13,'retro','retrospective.next_report','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(14,'retro','retrospective.summary','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(15,'retro','retrospective.tags','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(16,'retro','retrospective.facilitator','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(17,'retro','participant','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(18,'retro','participant.role','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(19,'retro','participant.name','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(20,'retro','participant.reading','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(21,'retro','participant.part','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(22,'retro','case_link','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(23,'retro','case_link.relation','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(24,'retro','case_link.reference','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(25,'retro','case_link.why','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(26,'retro','case_link.note','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(27,'retro','case_link.extra_hours','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(28,'retro','case_link.extra_people','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(29,'retro','case_link.extra_contacts','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(30,'retro','event','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(31,'retro','event.happened','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(32,'retro','event.what','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(33,'retro','event.event_kind','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(34,'retro','event.confirmed','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(35,'retro','event.learned','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(36,'retro','event.source','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(37,'retro','event.details','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(38,'retro','contact','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(39,'retro','contact.happened','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(40,'retro','contact.channel','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(41,'retro','contact.by','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(42,'retro','contact.heard','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(43,'retro','contact.wish','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(44,'retro','contact.promise','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(45,'retro','contact.promise_due','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(46,'retro','contact.promise_kept','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(47,'retro','contact.recording_announced','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(48,'retro','contact.demand','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(49,'retro','contact.alternative','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(50,'retro','contact.decided_by','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(51,'retro','contact.counsel','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(52,'retro','cause','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(53,'retro','cause.what','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(54,'retro','cause.parent','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(55,'retro','cause.how','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(56,'retro','cause.sure','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(57,'retro','cause.evidence','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(58,'retro','damage','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(59,'retro','damage.what','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(60,'retro','damage.who','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(61,'retro','damage.hurts','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(62,'retro','damage.figure','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(63,'retro','damage.unit','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(64,'retro','damage.certainty','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(65,'retro','damage.basis','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(66,'retro','damage.reversible','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(67,'retro','damage.grave','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(68,'retro','remedy','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(69,'retro','remedy.given','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(70,'retro','remedy.what','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(71,'retro','remedy.giver','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(72,'retro','remedy.receiver','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(73,'retro','remedy.lasting','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(74,'retro','remedy.cost','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(75,'retro','remedy.currency','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(76,'retro','remedy.approver','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(77,'retro','remedy.approved','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(78,'retro','remedy.received','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(79,'retro','remedy.details','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(80,'retro','apology','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(81,'retro','apology.given','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(82,'retro','apology.what_for','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(83,'retro','apology.sentence','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(84,'retro','apology.channel','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(85,'retro','apology.by','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(86,'retro','apology.receiver','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(87,'retro','apology.date_suits','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(88,'retro','apology.received','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(89,'retro','measure','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(90,'retro','measure.what','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(91,'retro','measure.answers','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(92,'retro','measure.strength','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(93,'retro','measure.means','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(94,'retro','measure.error_proofing','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(95,'retro','measure.owner','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(96,'retro','measure.due','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(97,'retro','measure.proof','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(98,'retro','measure.check_on','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(99,'retro','measure.result','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(100,'retro','measure.reason','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(101,'retro','measure.review_on','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(102,'retro','measure.details','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(103,'retro','hardware_change','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(104,'retro','hardware_change.what','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(105,'retro','hardware_change.change_of','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(106,'retro','hardware_change.before','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(107,'retro','hardware_change.after','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(108,'retro','hardware_change.place','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(109,'retro','hardware_change.carry_to','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(110,'retro','hardware_change.owner','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(111,'retro','hardware_change.due','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(112,'retro','hardware_change.done','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(113,'retro','hardware_change.details','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(114,'retro','no_change','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(115,'retro','no_change.reason','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(116,'retro','no_change.decided_by','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(117,'retro','no_change.review_on','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(118,'retro','observation','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(119,'retro','observation.what','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(120,'retro','observation.went','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(121,'retro','lesson','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(122,'retro','lesson.what','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(123,'retro','lesson.tags','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(124,'retro','request','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(125,'retro','request.what','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(126,'retro','request.wanted','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(127,'retro','request.cost','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(128,'retro','request.currency','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(129,'retro','request.due','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(130,'retro','request.answer','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(131,'retro','request.answered_by','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(132,'retro','request.answered','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(133,'retro','parked','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(134,'retro','parked.what','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(135,'retro','parked.owner','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(136,'retro','parked.until','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(137,'retro','vote','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(138,'retro','vote.by','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(139,'retro','vote.row','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(140,'retro','vote.points','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(141,'retro','addendum','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(142,'retro','addendum.found','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(143,'retro','addendum.what','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(144,'retro','addendum.confirmed','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(145,'retro','addendum.by','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(146,'retro','reopening','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(147,'retro','reopening.day','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(148,'retro','reopening.reason','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(149,'retro','reopening.by','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(150,'retro','reopening.digest','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(151,'retro','retrospective.closed','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(152,'retro','retrospective.digest','2026-11-22 00:15:17.364697+00:00');
INSERT INTO "_sqlite_migrations" VALUES(153,'retro','seal_closed','2026-11-22 00:15:17.367096+00:00');
CREATE TABLE "addendum" ( -- Addendum: What was found after closing (後日談). Every later report shows it.
  "id" TEXT PRIMARY KEY, -- Sixteen hexadecimal digits, made at random.
  "retrospective" TEXT NOT NULL REFERENCES "retrospective" ("id"), -- The retrospective that the row belongs to.
  "position" REAL NOT NULL DEFAULT 0, -- Rows stand in this order; equal ones in the order of their ids.
  "found" TEXT, -- Date. When was it found? [a day: 2026-11-20]
  "what" TEXT NOT NULL DEFAULT '', -- What. What was found after closing? [Markdown]
  "confirmed" INTEGER CHECK ("confirmed" IN (0, 1)), -- Confirmed. Is it confirmed? The customer is told no sooner. [0 no, 1 yes]
  "by" TEXT NOT NULL DEFAULT '', -- By. Which role adds it? [a role, not a person]
  "revision" INTEGER NOT NULL DEFAULT 1, -- How often the row was changed: 1 when it is new.
  "deleted" INTEGER NOT NULL DEFAULT 0 CHECK ("deleted" IN (0, 1)) -- 1: deleted, kept for undo.
) STRICT;
INSERT INTO "addendum" VALUES('later','0000000000000007',2.0,'2026-12-01','後日談',NULL,'',1,0);
CREATE TABLE "apology" ( -- Apology: A specific apology (S5) and its manner (S6).
  "id" TEXT PRIMARY KEY, -- Sixteen hexadecimal digits, made at random.
  "retrospective" TEXT NOT NULL REFERENCES "retrospective" ("id"), -- The retrospective that the row belongs to.
  "position" REAL NOT NULL DEFAULT 0, -- Rows stand in this order; equal ones in the order of their ids.
  "given" TEXT, -- When. When was it given? [a moment: 2026-11-20T14:05+09:00 or 2026-11-20; about: ~ behind, a range: / between, unknown: ?]
  "what_for" TEXT NOT NULL DEFAULT '', -- For what. For exactly what: the wait, the call that did not come?
  "sentence" TEXT NOT NULL DEFAULT '', -- Words. In which words? One specific sentence. [Markdown]
  "channel" TEXT, -- Channel. Through which channel? [phone, email, letter, visit, counter, chat, social, other]
  "by" TEXT NOT NULL DEFAULT '', -- By. Which role gave it? [a role, not a person]
  "receiver" TEXT NOT NULL DEFAULT '', -- For. To whom?
  "date_suits" TEXT NOT NULL DEFAULT '', -- Date chosen by. Who chose the date? It suits the receiver, not us.
  "received" TEXT, -- Received. How was it received? [accepted, not-accepted, open]
  "revision" INTEGER NOT NULL DEFAULT 1, -- How often the row was changed: 1 when it is new.
  "deleted" INTEGER NOT NULL DEFAULT 0 CHECK ("deleted" IN (0, 1)) -- 1: deleted, kept for undo.
) STRICT;
CREATE TABLE "case_link" ( -- Related case: Another case that this one belongs to, and what the handling of the second one cost (S18).
  "id" TEXT PRIMARY KEY, -- Sixteen hexadecimal digits, made at random.
  "retrospective" TEXT NOT NULL REFERENCES "retrospective" ("id"), -- The retrospective that the row belongs to.
  "position" REAL NOT NULL DEFAULT 0, -- Rows stand in this order; equal ones in the order of their ids.
  "relation" TEXT, -- Relation. [second-complaint, again, related]
  "reference" TEXT NOT NULL DEFAULT '', -- Reference. Which case, such as 2026-004?
  "why" TEXT, -- Because of. What in the handling made it happen? [excuses, not-listening, not-shared, slow, hostile, other]
  "note" TEXT NOT NULL DEFAULT '', -- Note. [Markdown]
  "extra_hours" REAL, -- Extra hours. How many hours did it take on top?
  "extra_people" REAL, -- Extra people.
  "extra_contacts" REAL, -- Extra contacts.
  "revision" INTEGER NOT NULL DEFAULT 1, -- How often the row was changed: 1 when it is new.
  "deleted" INTEGER NOT NULL DEFAULT 0 CHECK ("deleted" IN (0, 1)) -- 1: deleted, kept for undo.
) STRICT;
CREATE TABLE "cause" ( -- Cause: One why. Its children say why in turn; a leaf is never a person (S11).
  "id" TEXT PRIMARY KEY, -- Sixteen hexadecimal digits, made at random.
  "retrospective" TEXT NOT NULL REFERENCES "retrospective" ("id"), -- The retrospective that the row belongs to.
  "position" REAL NOT NULL DEFAULT 0, -- Rows stand in this order; equal ones in the order of their ids.
  "what" TEXT NOT NULL DEFAULT '', -- Cause. Which fact, seen from outside, made it happen?
  "parent" TEXT REFERENCES "cause" ("id") DEFERRABLE INITIALLY DEFERRED, -- Under. [the id of a row]
  "how" TEXT, -- How. Did it make it happen, or let it go unnoticed? [occurred, escaped]
  "sure" TEXT, -- Sure. Fact, presumed, or unknown? [fact, presumed, unknown]
  "evidence" TEXT NOT NULL DEFAULT '', -- Evidence. What shows it?
  "revision" INTEGER NOT NULL DEFAULT 1, -- How often the row was changed: 1 when it is new.
  "deleted" INTEGER NOT NULL DEFAULT 0 CHECK ("deleted" IN (0, 1)) -- 1: deleted, kept for undo.
) STRICT;
INSERT INTO "cause" VALUES('a','0000000000000001',1.0,'One table, no place per order',NULL,NULL,NULL,'',1,0);
INSERT INTO "cause" VALUES('b','0000000000000001',2.0,'Nobody compares slip and parcel','a',NULL,NULL,'',3,0);
CREATE TABLE "change_log" ( -- Every change that was ever made, for good. History, undo and redo read it.
  "retrospective" TEXT NOT NULL REFERENCES "retrospective" ("id"), -- The retrospective that was changed.
  "seq" INTEGER NOT NULL, -- The number of the change in it, from 1.
  "id" TEXT NOT NULL UNIQUE, -- Made by the writer: a change that comes twice is made once.
  "at" TEXT NOT NULL, -- When it was made, ISO 8601 with offset.
  "author" TEXT NOT NULL, -- Who made it.
  "grp" TEXT NOT NULL, -- Changes made in one go share it; they are undone together.
  "act" TEXT NOT NULL, -- edit, undo, redo, create or import.
  "of" TEXT NOT NULL, -- The grp that an undo took back, or a redo brought back.
  "ops" TEXT NOT NULL, -- JSON list of {op: add | set | delete | restore, kind: table, id: row, …}.
  PRIMARY KEY ("retrospective", "seq")
) STRICT;
INSERT INTO "change_log" VALUES('0000000000000001',1,'0000000000000001','2026-11-20T05:05:00+00:00','kaoru','0000000000000001','create','','[{"op": "add", "kind": "retrospective", "id": "0000000000000001", "values": {"status": "draft", "title": "Two parcels swapped before a wedding", "started": "2026-11-18T10:20+09:00", "zone": "Asia/Tokyo", "severity": "high", "tags": ["wedding", "包装"]}, "position": 0.0}]');
INSERT INTO "change_log" VALUES('0000000000000001',2,'0000000000000002','2026-11-20T05:05:00+00:00','kaoru','0000000000000002','edit','','[{"op": "add", "kind": "event", "id": "e", "values": {"what": "Both slips lay on one table", "happened": "2026-11-18T10:20+09:00", "source": "photo", "confirmed": true}, "position": 1.0}, {"op": "add", "kind": "cause", "id": "a", "values": {"what": "One table, no place per order"}, "position": 1.0}, {"op": "add", "kind": "cause", "id": "b", "values": {"what": "Nobody compares slip and parcel", "parent": "a"}, "position": 2.0}, {"op": "add", "kind": "damage", "id": "d", "values": {"what": "families", "figure": 2, "hurts": ["psychological"], "reversible": false}, "position": 1.0}, {"op": "add", "kind": "measure", "id": "m", "values": {"what": "A tray for each order", "answers": "a", "due": "2026-12-03"}, "position": 1.0}]');
INSERT INTO "change_log" VALUES('0000000000000001',3,'0000000000000003','2026-11-20T05:05:00+00:00','kaoru','0000000000000003','edit','','[{"op": "set", "kind": "event", "id": "e", "revision": 1, "before": {"source": "photo"}, "after": {"source": "camera 2"}}]');
INSERT INTO "change_log" VALUES('0000000000000001',4,'0000000000000004','2026-11-20T05:05:00+00:00','kaoru','0000000000000004','edit','','[{"op": "delete", "kind": "cause", "id": "b", "revision": 1}]');
INSERT INTO "change_log" VALUES('0000000000000001',5,'0000000000000005','2026-11-20T05:05:00+00:00','kaoru','0000000000000005','undo','0000000000000004','[{"op": "restore", "kind": "cause", "id": "b"}]');
INSERT INTO "change_log" VALUES('0000000000000001',6,'0000000000000006','2026-11-20T05:05:00+00:00','kaoru','0000000000000006','edit','','[{"op": "delete", "kind": "damage", "id": "d", "revision": 1}]');
INSERT INTO "change_log" VALUES('0000000000000007',1,'0000000000000007','2026-11-20T05:05:00+00:00','kaoru','0000000000000007','create','','[{"op": "add", "kind": "retrospective", "id": "0000000000000007", "values": {"status": "draft", "title": "''; DROP TABLE event; -- [/x] 配送"}, "position": 0.0}]');
INSERT INTO "change_log" VALUES('0000000000000007',2,'0000000000000008','2026-11-20T05:05:00+00:00','kaoru','0000000000000008','edit','','[{"op": "add", "kind": "lesson", "id": "l", "values": {"what": "教訓", "tags": ["a"]}, "position": 1.0}, {"op": "add", "kind": "damage", "id": "h", "values": {"figure": 2.5, "reversible": false}, "position": 1.0}]');
INSERT INTO "change_log" VALUES('0000000000000007',3,'0000000000000009','2026-11-20T05:05:00+00:00','kaoru','0000000000000009','edit','','[{"op": "set", "kind": "retrospective", "id": "0000000000000007", "revision": 1, "before": {"status": "draft"}, "after": {"status": "closed"}}]');
INSERT INTO "change_log" VALUES('0000000000000007',4,'000000000000000a','2026-11-20T05:05:00+00:00','kaoru','000000000000000a','edit','','[{"op": "add", "kind": "addendum", "id": "later", "values": {"found": "2026-12-01", "what": "後日談"}, "position": 2.0}]');
CREATE TABLE "contact" ( -- Contact: A contact with those hurt: what was said, wished for and promised (S8), what was demanded (S10).
  "id" TEXT PRIMARY KEY, -- Sixteen hexadecimal digits, made at random.
  "retrospective" TEXT NOT NULL REFERENCES "retrospective" ("id"), -- The retrospective that the row belongs to.
  "position" REAL NOT NULL DEFAULT 0, -- Rows stand in this order; equal ones in the order of their ids.
  "happened" TEXT, -- When. When did you speak? [a moment: 2026-11-20T14:05+09:00 or 2026-11-20; about: ~ behind, a range: / between, unknown: ?]
  "channel" TEXT, -- Channel. [phone, email, letter, visit, counter, chat, social, other]
  "by" TEXT NOT NULL DEFAULT '', -- By. Which of our roles spoke? [a role, not a person]
  "heard" TEXT NOT NULL DEFAULT '', -- Said. What was said? What do they feel wronged by? [Markdown]
  "wish" TEXT NOT NULL DEFAULT '', -- Wish. What do they wish for?
  "promise" TEXT NOT NULL DEFAULT '', -- Promise. What did we promise?
  "promise_due" TEXT, -- Promised for. By when? [a moment: 2026-11-20T14:05+09:00 or 2026-11-20; about: ~ behind, a range: / between, unknown: ?]
  "promise_kept" TEXT, -- Kept. When did we keep it? [a moment: 2026-11-20T14:05+09:00 or 2026-11-20; about: ~ behind, a range: / between, unknown: ?]
  "recording_announced" INTEGER CHECK ("recording_announced" IN (0, 1)), -- Recording announced. If it was recorded: was that announced beforehand? [0 no, 1 yes]
  "demand" TEXT NOT NULL DEFAULT '', -- Demand. Was something unreasonable demanded? In their words. [Markdown]
  "alternative" TEXT NOT NULL DEFAULT '', -- Alternative offered. What did we offer in its place?
  "decided_by" TEXT NOT NULL DEFAULT '', -- Decided by. Which role decided on the demand? [a role, not a person]
  "counsel" TEXT, -- Asked for advice. Who was asked about the demand? [nobody, legal, police]
  "revision" INTEGER NOT NULL DEFAULT 1, -- How often the row was changed: 1 when it is new.
  "deleted" INTEGER NOT NULL DEFAULT 0 CHECK ("deleted" IN (0, 1)) -- 1: deleted, kept for undo.
) STRICT;
CREATE TABLE "damage" ( -- Damage: One hurt, to one group of people, with its figure.
  "id" TEXT PRIMARY KEY, -- Sixteen hexadecimal digits, made at random.
  "retrospective" TEXT NOT NULL REFERENCES "retrospective" ("id"), -- The retrospective that the row belongs to.
  "position" REAL NOT NULL DEFAULT 0, -- Rows stand in this order; equal ones in the order of their ids.
  "what" TEXT NOT NULL DEFAULT '', -- What. What was lost, delayed, broken or felt?
  "who" TEXT NOT NULL DEFAULT '', -- Who. Who was hurt?
  "hurts" TEXT NOT NULL DEFAULT '[]', -- Hurt. In which way? [a JSON list of: psychological, physical, economic, environmental]
  "figure" REAL, -- Figure. How much, in figures?
  "unit" TEXT NOT NULL DEFAULT '', -- Unit. Of what: parcels, people, hours, JPY?
  "certainty" TEXT, -- How sure. How sure is the figure? [confirmed, estimated, upper-bound, unknown]
  "basis" TEXT NOT NULL DEFAULT '', -- Basis. Where is the figure from?
  "reversible" INTEGER CHECK ("reversible" IN (0, 1)), -- Can be undone. Can it be undone? [0 no, 1 yes]
  "grave" TEXT NOT NULL DEFAULT '[]', -- Grave because. What makes it grave? [a JSON list of: irreversible, feelings, unique, favour, costly, guests]
  "revision" INTEGER NOT NULL DEFAULT 1, -- How often the row was changed: 1 when it is new.
  "deleted" INTEGER NOT NULL DEFAULT 0 CHECK ("deleted" IN (0, 1)) -- 1: deleted, kept for undo.
) STRICT;
INSERT INTO "damage" VALUES('d','0000000000000001',1.0,'families','','["psychological"]',2.0,'',NULL,'',0,'[]',2,1);
INSERT INTO "damage" VALUES('h','0000000000000007',1.0,'','','[]',2.5,'',NULL,'',0,'[]',1,0);
CREATE TABLE "event" ( -- Event: Something that happened.
  "id" TEXT PRIMARY KEY, -- Sixteen hexadecimal digits, made at random.
  "retrospective" TEXT NOT NULL REFERENCES "retrospective" ("id"), -- The retrospective that the row belongs to.
  "position" REAL NOT NULL DEFAULT 0, -- Rows stand in this order; equal ones in the order of their ids.
  "happened" TEXT, -- When. When did it happen? [a moment: 2026-11-20T14:05+09:00 or 2026-11-20; about: ~ behind, a range: / between, unknown: ?]
  "what" TEXT NOT NULL DEFAULT '', -- What. What happened, seen from outside?
  "event_kind" TEXT, -- Kind. [start, detection, decision, action, contact, promise, resolution, note]
  "confirmed" INTEGER CHECK ("confirmed" IN (0, 1)), -- Confirmed. Do we know it, or were we told? [0 no, 1 yes]
  "learned" TEXT, -- Learned. When did we learn of it? [a moment: 2026-11-20T14:05+09:00 or 2026-11-20; about: ~ behind, a range: / between, unknown: ?]
  "source" TEXT NOT NULL DEFAULT '', -- Source. Where is it from: log, chat, photo?
  "details" TEXT NOT NULL DEFAULT '', -- Details. [Markdown]
  "revision" INTEGER NOT NULL DEFAULT 1, -- How often the row was changed: 1 when it is new.
  "deleted" INTEGER NOT NULL DEFAULT 0 CHECK ("deleted" IN (0, 1)) -- 1: deleted, kept for undo.
) STRICT;
INSERT INTO "event" VALUES('e','0000000000000001',1.0,'2026-11-18T10:20+09:00','Both slips lay on one table',NULL,1,NULL,'camera 2','',2,0);
CREATE TABLE "hardware_change" ( -- Change to hardware or process: A change to equipment or process, before and after, and where else it must be carried to (横展開).
  "id" TEXT PRIMARY KEY, -- Sixteen hexadecimal digits, made at random.
  "retrospective" TEXT NOT NULL REFERENCES "retrospective" ("id"), -- The retrospective that the row belongs to.
  "position" REAL NOT NULL DEFAULT 0, -- Rows stand in this order; equal ones in the order of their ids.
  "what" TEXT NOT NULL DEFAULT '', -- What. What is changed?
  "change_of" TEXT, -- Kind. [equipment, tool, label, form, procedure, software, layout]
  "before" TEXT NOT NULL DEFAULT '', -- Before. How was it before?
  "after" TEXT NOT NULL DEFAULT '', -- After. How is it from now on?
  "place" TEXT NOT NULL DEFAULT '', -- Where. Where is it changed?
  "carry_to" TEXT NOT NULL DEFAULT '', -- Carry to. Where else must it be carried to?
  "owner" TEXT NOT NULL DEFAULT '', -- Owner. Which one role owns it? [a role, not a person]
  "due" TEXT, -- Due. By when? [a day: 2026-11-20]
  "done" TEXT, -- Done. When was it done? [a day: 2026-11-20]
  "details" TEXT NOT NULL DEFAULT '', -- Details. [Markdown]
  "revision" INTEGER NOT NULL DEFAULT 1, -- How often the row was changed: 1 when it is new.
  "deleted" INTEGER NOT NULL DEFAULT 0 CHECK ("deleted" IN (0, 1)) -- 1: deleted, kept for undo.
) STRICT;
CREATE TABLE "lesson" ( -- Lesson: What others can learn from this case (知識化).
  "id" TEXT PRIMARY KEY, -- Sixteen hexadecimal digits, made at random.
  "retrospective" TEXT NOT NULL REFERENCES "retrospective" ("id"), -- The retrospective that the row belongs to.
  "position" REAL NOT NULL DEFAULT 0, -- Rows stand in this order; equal ones in the order of their ids.
  "what" TEXT NOT NULL DEFAULT '', -- Lesson. What should someone know who was not here? [Markdown]
  "tags" TEXT NOT NULL DEFAULT '[]', -- Tags. [a JSON list of words]
  "revision" INTEGER NOT NULL DEFAULT 1, -- How often the row was changed: 1 when it is new.
  "deleted" INTEGER NOT NULL DEFAULT 0 CHECK ("deleted" IN (0, 1)) -- 1: deleted, kept for undo.
) STRICT;
INSERT INTO "lesson" VALUES('l','0000000000000007',1.0,'教訓','["a"]',1,0);
CREATE TABLE "measure" ( -- Measure: What will stop it from happening again, who owns it, and how we will know.
  "id" TEXT PRIMARY KEY, -- Sixteen hexadecimal digits, made at random.
  "retrospective" TEXT NOT NULL REFERENCES "retrospective" ("id"), -- The retrospective that the row belongs to.
  "position" REAL NOT NULL DEFAULT 0, -- Rows stand in this order; equal ones in the order of their ids.
  "what" TEXT NOT NULL DEFAULT '', -- Measure. What will stop it from happening again?
  "answers" TEXT REFERENCES "cause" ("id") DEFERRABLE INITIALLY DEFERRED, -- Answers cause. Which cause does it answer? [the id of a row]
  "strength" TEXT, -- Strength. How much does it leave to people's attention? [stronger, intermediate, weaker]
  "means" TEXT, -- Means. What sort of measure is it? [physical, forcing, tested, simpler, leadership, redundancy, staffing, software, quiet, checklist, look-alikes, read-back, documentation, double-check, warning, rule, training, study]
  "error_proofing" TEXT, -- Error-proofing. [elimination, replacement, facilitation, detection, mitigation]
  "owner" TEXT NOT NULL DEFAULT '', -- Owner. Which one role owns it? [a role, not a person]
  "due" TEXT, -- Due. By when? [a day: 2026-11-20]
  "proof" TEXT NOT NULL DEFAULT '', -- Proof. How will we know that it works?
  "check_on" TEXT, -- Check on. When do we look whether it held? [a day: 2026-11-20]
  "result" TEXT, -- Result. [planned, done, verified, did-not-hold, not-doing]
  "reason" TEXT NOT NULL DEFAULT '', -- Reason. If it is not done: why not? [Markdown]
  "review_on" TEXT, -- Review on. If it is not done: when do we look again? [a day: 2026-11-20]
  "details" TEXT NOT NULL DEFAULT '', -- Details. [Markdown]
  "revision" INTEGER NOT NULL DEFAULT 1, -- How often the row was changed: 1 when it is new.
  "deleted" INTEGER NOT NULL DEFAULT 0 CHECK ("deleted" IN (0, 1)) -- 1: deleted, kept for undo.
) STRICT;
INSERT INTO "measure" VALUES('m','0000000000000001',1.0,'A tray for each order','a',NULL,NULL,NULL,'','2026-12-03','',NULL,NULL,'',NULL,'',1,0);
CREATE TABLE "no_change" ( -- Reason why nothing changes: The written reason why nothing changes (S16). "It will not happen again" is not a reason.
  "id" TEXT PRIMARY KEY, -- Sixteen hexadecimal digits, made at random.
  "retrospective" TEXT NOT NULL REFERENCES "retrospective" ("id"), -- The retrospective that the row belongs to.
  "position" REAL NOT NULL DEFAULT 0, -- Rows stand in this order; equal ones in the order of their ids.
  "reason" TEXT NOT NULL DEFAULT '', -- Reason. Why does no equipment or process change? [Markdown]
  "decided_by" TEXT NOT NULL DEFAULT '', -- Decided by. Which role decided it? [a role, not a person]
  "review_on" TEXT, -- Review on. When do we look again? [a day: 2026-11-20]
  "revision" INTEGER NOT NULL DEFAULT 1, -- How often the row was changed: 1 when it is new.
  "deleted" INTEGER NOT NULL DEFAULT 0 CHECK ("deleted" IN (0, 1)) -- 1: deleted, kept for undo.
) STRICT;
CREATE TABLE "observation" ( -- How it went: Something that went well, badly, or luckily.
  "id" TEXT PRIMARY KEY, -- Sixteen hexadecimal digits, made at random.
  "retrospective" TEXT NOT NULL REFERENCES "retrospective" ("id"), -- The retrospective that the row belongs to.
  "position" REAL NOT NULL DEFAULT 0, -- Rows stand in this order; equal ones in the order of their ids.
  "what" TEXT NOT NULL DEFAULT '', -- What. What went well, badly, or just luckily?
  "went" TEXT, -- Went. [well, badly, luckily]
  "revision" INTEGER NOT NULL DEFAULT 1, -- How often the row was changed: 1 when it is new.
  "deleted" INTEGER NOT NULL DEFAULT 0 CHECK ("deleted" IN (0, 1)) -- 1: deleted, kept for undo.
) STRICT;
CREATE TABLE "parked" ( -- Parking lot: A matter put off, so that the meeting could go on.
  "id" TEXT PRIMARY KEY, -- Sixteen hexadecimal digits, made at random.
  "retrospective" TEXT NOT NULL REFERENCES "retrospective" ("id"), -- The retrospective that the row belongs to.
  "position" REAL NOT NULL DEFAULT 0, -- Rows stand in this order; equal ones in the order of their ids.
  "what" TEXT NOT NULL DEFAULT '', -- What. What is left for another day?
  "owner" TEXT NOT NULL DEFAULT '', -- Owner. Which role takes it along? [a role, not a person]
  "until" TEXT, -- Until. By when? [a day: 2026-11-20]
  "revision" INTEGER NOT NULL DEFAULT 1, -- How often the row was changed: 1 when it is new.
  "deleted" INTEGER NOT NULL DEFAULT 0 CHECK ("deleted" IN (0, 1)) -- 1: deleted, kept for undo.
) STRICT;
CREATE TABLE "participant" ( -- Participant: Someone who took part, as a role. The name never leaves the team (S11).
  "id" TEXT PRIMARY KEY, -- Sixteen hexadecimal digits, made at random.
  "retrospective" TEXT NOT NULL REFERENCES "retrospective" ("id"), -- The retrospective that the row belongs to.
  "position" REAL NOT NULL DEFAULT 0, -- Rows stand in this order; equal ones in the order of their ids.
  "role" TEXT NOT NULL DEFAULT '', -- Role. In which role: shipping lead, on-call engineer? [a role, not a person]
  "name" TEXT NOT NULL DEFAULT '', -- Name. Who? Optional; it never leaves the team.
  "reading" TEXT NOT NULL DEFAULT '', -- Also written. How else may the name be written: タナカ, Tanaka? It never leaves the team.
  "part" TEXT NOT NULL DEFAULT '', -- Part. What did this role do in it?
  "revision" INTEGER NOT NULL DEFAULT 1, -- How often the row was changed: 1 when it is new.
  "deleted" INTEGER NOT NULL DEFAULT 0 CHECK ("deleted" IN (0, 1)) -- 1: deleted, kept for undo.
) STRICT;
CREATE TABLE "remedy" ( -- Remedy: Something that was done for those hurt.
  "id" TEXT PRIMARY KEY, -- Sixteen hexadecimal digits, made at random.
  "retrospective" TEXT NOT NULL REFERENCES "retrospective" ("id"), -- The retrospective that the row belongs to.
  "position" REAL NOT NULL DEFAULT 0, -- Rows stand in this order; equal ones in the order of their ids.
  "given" TEXT, -- When. When was it done? [a moment: 2026-11-20T14:05+09:00 or 2026-11-20; about: ~ behind, a range: / between, unknown: ?]
  "what" TEXT NOT NULL DEFAULT '', -- What. What was done for those hurt?
  "giver" TEXT, -- By. By the person or by the company? [person, company]
  "receiver" TEXT NOT NULL DEFAULT '', -- For. For whom?
  "lasting" TEXT, -- Lasting. For now, or for good? [temporary, final]
  "cost" REAL, -- Cost. What did it cost?
  "currency" TEXT NOT NULL DEFAULT '', -- Currency. In which currency?
  "approver" TEXT NOT NULL DEFAULT '', -- Approved by. Which role approved it? [a role, not a person]
  "approved" TEXT, -- Approved. When was it approved? [a moment: 2026-11-20T14:05+09:00 or 2026-11-20; about: ~ behind, a range: / between, unknown: ?]
  "received" TEXT, -- Received. How was it received? [accepted, not-accepted, open]
  "details" TEXT NOT NULL DEFAULT '', -- Details. [Markdown]
  "revision" INTEGER NOT NULL DEFAULT 1, -- How often the row was changed: 1 when it is new.
  "deleted" INTEGER NOT NULL DEFAULT 0 CHECK ("deleted" IN (0, 1)) -- 1: deleted, kept for undo.
) STRICT;
CREATE TABLE "reopening" ( -- Reopening: Why a closed retrospective was opened again. Made by reopening it, and kept.
  "id" TEXT PRIMARY KEY, -- Sixteen hexadecimal digits, made at random.
  "retrospective" TEXT NOT NULL REFERENCES "retrospective" ("id"), -- The retrospective that the row belongs to.
  "position" REAL NOT NULL DEFAULT 0, -- Rows stand in this order; equal ones in the order of their ids.
  "day" TEXT, -- Date. When was it opened again? [a day: 2026-11-20]
  "reason" TEXT NOT NULL DEFAULT '', -- Reason. Why is it opened again? [Markdown]
  "by" TEXT NOT NULL DEFAULT '', -- By. Which role opens it? [a role, not a person]
  "digest" TEXT NOT NULL DEFAULT '', -- Digest before. Which digest did it have?
  "revision" INTEGER NOT NULL DEFAULT 1, -- How often the row was changed: 1 when it is new.
  "deleted" INTEGER NOT NULL DEFAULT 0 CHECK ("deleted" IN (0, 1)) -- 1: deleted, kept for undo.
) STRICT;
CREATE TABLE "request" ( -- Request to management: What the team asks of management, and what management answered (S15).
  "id" TEXT PRIMARY KEY, -- Sixteen hexadecimal digits, made at random.
  "retrospective" TEXT NOT NULL REFERENCES "retrospective" ("id"), -- The retrospective that the row belongs to.
  "position" REAL NOT NULL DEFAULT 0, -- Rows stand in this order; equal ones in the order of their ids.
  "what" TEXT NOT NULL DEFAULT '', -- What. What do we ask of management?
  "wanted" TEXT, -- Wanted. A decision, an approval, money, people? [decision, approval, money, people]
  "cost" REAL, -- Cost. What would it cost?
  "currency" TEXT NOT NULL DEFAULT '', -- Currency. In which currency?
  "due" TEXT, -- Needed by. By when is the answer needed? [a day: 2026-11-20]
  "answer" TEXT NOT NULL DEFAULT '', -- Answer. What was answered?
  "answered_by" TEXT NOT NULL DEFAULT '', -- Answered by. Which role answered? [a role, not a person]
  "answered" TEXT, -- Answered. When was it answered? [a moment: 2026-11-20T14:05+09:00 or 2026-11-20; about: ~ behind, a range: / between, unknown: ?]
  "revision" INTEGER NOT NULL DEFAULT 1, -- How often the row was changed: 1 when it is new.
  "deleted" INTEGER NOT NULL DEFAULT 0 CHECK ("deleted" IN (0, 1)) -- 1: deleted, kept for undo.
) STRICT;
CREATE TABLE "retrospective" ( -- Retrospective: What the retrospective is about. There is one for each retrospective, and its id is the retrospective's.
  "id" TEXT PRIMARY KEY, -- Sixteen hexadecimal digits, made at random.
  "reference" TEXT NOT NULL UNIQUE, -- What people call it: year and number, such as 2026-014. For good.
  "title" TEXT NOT NULL DEFAULT '', -- Title. What happened, in one line?
  "case_kind" TEXT, -- Kind. [incident, complaint, near-miss, unsafe-condition]
  "severity" TEXT, -- Severity. [low, medium, high, critical]
  "status" TEXT, -- State. [draft, meeting, review, closed]
  "origin" TEXT NOT NULL DEFAULT '', -- Origin. Where does it lie? [product, service, sales, logistics, image, software, network, vendor, or a word of one's own]
  "responsibility" TEXT, -- Responsibility. Whose fault was it? [ours, shared, not-ours, investigating]
  "zone" TEXT NOT NULL DEFAULT '', -- Time zone. In which zone are the times? [a time zone by its IANA name]
  "started" TEXT, -- Started. When did it begin? [a moment: 2026-11-20T14:05+09:00 or 2026-11-20; about: ~ behind, a range: / between, unknown: ?]
  "detected" TEXT, -- Detected. When did we notice? [a moment: 2026-11-20T14:05+09:00 or 2026-11-20; about: ~ behind, a range: / between, unknown: ?]
  "resolved" TEXT, -- Resolved. When was it over for those hurt? [a moment: 2026-11-20T14:05+09:00 or 2026-11-20; about: ~ behind, a range: / between, unknown: ?]
  "next_report" TEXT, -- Next report. When do those concerned hear from us next? [a moment: 2026-11-20T14:05+09:00 or 2026-11-20; about: ~ behind, a range: / between, unknown: ?]
  "summary" TEXT NOT NULL DEFAULT '', -- Summary. What happened, in three sentences, for someone who was not there? [Markdown]
  "tags" TEXT NOT NULL DEFAULT '[]', -- Tags. [a JSON list of words]
  "facilitator" TEXT NOT NULL DEFAULT '', -- Facilitator. Which role leads the meeting? [a role, not a person]
  "created" TEXT NOT NULL, -- When it was begun to be written, ISO 8601 with offset.
  "seq" INTEGER NOT NULL DEFAULT 0, -- The number of its latest change in change_log.
  "revision" INTEGER NOT NULL DEFAULT 1, -- How often the row was changed: 1 when it is new.
  "day" TEXT NOT NULL, -- The day it started, else was begun to be written; made from those by Retro.
  "find" TEXT NOT NULL, -- Reference and title as one searches them; made from those by Retro.
  "closed" TEXT NOT NULL DEFAULT '', -- When it was closed, ISO 8601 with offset; empty while it is open.
  "digest" TEXT NOT NULL DEFAULT '' -- SHA-256 of what it held when it was closed; empty while it is open.
) STRICT;
INSERT INTO "retrospective" VALUES('0000000000000001','2026-001','Two parcels swapped before a wedding',NULL,'high','draft','',NULL,'Asia/Tokyo','2026-11-18T10:20+09:00',NULL,NULL,NULL,'','["wedding", "包装"]','','2026-11-20T05:05:00+00:00',6,1,'2026-11-18','2026-001 two parcels swapped before a wedding','','');
INSERT INTO "retrospective" VALUES('0000000000000007','2026-002','''; DROP TABLE event; -- [/x] 配送',NULL,NULL,'closed','',NULL,'',NULL,NULL,NULL,NULL,'','[]','','2026-11-20T05:05:00+00:00',4,2,'2026-11-20','2026-002 ''; drop table event; -- [/x] 配送','2026-11-20T05:05:00+00:00','4e014abd62e3481ecf6c204be64f80e7cb0904b4a6300eacb24e5053ce54f34e');
CREATE TABLE "vote" ( -- Vote: Points that a role gave to a row: what to talk about, or to do, first.
  "id" TEXT PRIMARY KEY, -- Sixteen hexadecimal digits, made at random.
  "retrospective" TEXT NOT NULL REFERENCES "retrospective" ("id"), -- The retrospective that the row belongs to.
  "position" REAL NOT NULL DEFAULT 0, -- Rows stand in this order; equal ones in the order of their ids.
  "by" TEXT NOT NULL DEFAULT '', -- By. Which role votes? [a role, not a person]
  "row" TEXT, -- For row. For which row? [the id of a row]
  "points" REAL, -- Points.
  "revision" INTEGER NOT NULL DEFAULT 1, -- How often the row was changed: 1 when it is new.
  "deleted" INTEGER NOT NULL DEFAULT 0 CHECK ("deleted" IN (0, 1)) -- 1: deleted, kept for undo.
) STRICT;
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX "retrospective_archive" ON "retrospective" ("day", length("reference"), "reference", "find");
CREATE INDEX "participant_of" ON "participant" ("retrospective", "deleted");
CREATE INDEX "case_link_of" ON "case_link" ("retrospective", "deleted");
CREATE INDEX "event_of" ON "event" ("retrospective", "deleted");
CREATE INDEX "contact_of" ON "contact" ("retrospective", "deleted");
CREATE INDEX "cause_of" ON "cause" ("retrospective", "deleted");
CREATE INDEX "damage_of" ON "damage" ("retrospective", "deleted");
CREATE INDEX "remedy_of" ON "remedy" ("retrospective", "deleted");
CREATE INDEX "apology_of" ON "apology" ("retrospective", "deleted");
CREATE INDEX "measure_of" ON "measure" ("retrospective", "deleted");
CREATE INDEX "hardware_change_of" ON "hardware_change" ("retrospective", "deleted");
CREATE INDEX "no_change_of" ON "no_change" ("retrospective", "deleted");
CREATE INDEX "observation_of" ON "observation" ("retrospective", "deleted");
CREATE INDEX "lesson_of" ON "lesson" ("retrospective", "deleted");
CREATE INDEX "request_of" ON "request" ("retrospective", "deleted");
CREATE INDEX "parked_of" ON "parked" ("retrospective", "deleted");
CREATE INDEX "vote_of" ON "vote" ("retrospective", "deleted");
CREATE INDEX "addendum_of" ON "addendum" ("retrospective", "deleted");
CREATE INDEX "reopening_of" ON "reopening" ("retrospective", "deleted");
COMMIT;
