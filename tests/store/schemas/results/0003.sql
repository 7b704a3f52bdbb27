PRAGMA application_id = 1382380658;
PRAGMA user_version = 1030207580;
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'retro','change_log','2026-11-27 02:47:04.492209+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'retro','growing_entries','2026-11-27 02:47:04.492802+00:00');
INSERT INTO "_sqlite_migrations" VALUES(3,'retro','moments_in_words','2026-11-27 02:47:04.492938+00:00');
INSERT INTO "_sqlite_migrations" VALUES(4,'retro','retrospective','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(5,'retro','retrospective.title','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(6,'retro','retrospective.case_kind','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(7,'retro','retrospective.severity','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(8,'retro','retrospective.status','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(9,'retro','retrospective.origin','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(10,'retro','retrospective.responsibility','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(11,'retro','retrospective.zone','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(12,'retro','retrospective.started','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(13,'retro','retrospective.detected','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(14,'retro','retrospective.resolved','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(15,'retro','retrospective.next_report','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(16,'retro','retrospective.summary','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(17,'retro','retrospective.normally','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(18,'retro','retrospective.intended','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(19,'retro','retrospective.actual','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(20,'retro','retrospective.affected','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(21,'retro','retrospective.hurt_customers','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(22,'retro','retrospective.injured','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(23,'retro','retrospective.strain','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(24,'retro','retrospective.on_call_hours','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(25,'retro','retrospective.depth','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(26,'retro','retrospective.depth_reason','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(27,'retro','retrospective.closed_because','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(28,'retro','retrospective.tags','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(29,'retro','retrospective.facilitator','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(30,'retro','participant','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(31,'retro','participant.role','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(32,'retro','participant.name','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(33,'retro','participant.reading','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(34,'retro','participant.part','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(35,'retro','case_link','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(36,'retro','case_link.relation','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(37,'retro','case_link.reference','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(38,'retro','case_link.why','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(39,'retro','case_link.note','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(40,'retro','case_link.extra_hours','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(41,'retro','case_link.extra_people','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(42,'retro','case_link.extra_contacts','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(43,'retro','event','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(44,'retro','event.happened','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(45,'retro','event.what','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(46,'retro','event.event_kind','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(47,'retro','event.confirmed','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(48,'retro','event.learned','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(49,'retro','event.source','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(50,'retro','event.details','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(51,'retro','event.for_all','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(52,'retro','contact','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(53,'retro','contact.happened','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(54,'retro','contact.channel','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(55,'retro','contact.by','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(56,'retro','contact.heard','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(57,'retro','contact.wish','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(58,'retro','contact.answer','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(59,'retro','contact.promise','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(60,'retro','contact.promise_due','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(61,'retro','contact.promise_kept','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(62,'retro','contact.recording_announced','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(63,'retro','contact.read_back','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(64,'retro','contact.ended','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(65,'retro','contact.demand','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(66,'retro','contact.alternative','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(67,'retro','contact.decided_by','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(68,'retro','contact.counsel','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(69,'retro','cause','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(70,'retro','cause.what','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(71,'retro','cause.parent','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(72,'retro','cause.how','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(73,'retro','cause.sure','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(74,'retro','cause.evidence','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(75,'retro','cause.for_all','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(76,'retro','damage','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(77,'retro','damage.what','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(78,'retro','damage.who','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(79,'retro','damage.hurts','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(80,'retro','damage.figure','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(81,'retro','damage.unit','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(82,'retro','damage.certainty','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(83,'retro','damage.basis','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(84,'retro','damage.reversible','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(85,'retro','damage.grave','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(86,'retro','damage.care','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(87,'retro','damage.for_all','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(88,'retro','no_damage','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(89,'retro','no_damage.what','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(90,'retro','no_damage.confirmed','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(91,'retro','remedy','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(92,'retro','remedy.given','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(93,'retro','remedy.what','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(94,'retro','remedy.giver','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(95,'retro','remedy.receiver','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(96,'retro','remedy.lasting','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(97,'retro','remedy.cost','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(98,'retro','remedy.currency','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(99,'retro','remedy.approver','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(100,'retro','remedy.approved','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(101,'retro','remedy.received','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(102,'retro','remedy.details','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(103,'retro','remedy.for_all','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(104,'retro','apology','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(105,'retro','apology.given','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(106,'retro','apology.what_for','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(107,'retro','apology.sentence','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(108,'retro','apology.channel','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(109,'retro','apology.by','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(110,'retro','apology.receiver','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(111,'retro','apology.date_suits','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(112,'retro','apology.received','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(113,'retro','apology.for_all','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(114,'retro','measure','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(115,'retro','measure.what','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(116,'retro','measure.answers','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(117,'retro','measure.strength','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(118,'retro','measure.means','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(119,'retro','measure.error_proofing','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(120,'retro','measure.owner','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(121,'retro','measure.due','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(122,'retro','measure.proof','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(123,'retro','measure.check_on','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(124,'retro','measure.result','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(125,'retro','measure.reason','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(126,'retro','measure.review_on','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(127,'retro','measure.details','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(128,'retro','measure.for_all','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(129,'retro','hardware_change','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(130,'retro','hardware_change.what','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(131,'retro','hardware_change.change_of','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(132,'retro','hardware_change.before','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(133,'retro','hardware_change.after','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(134,'retro','hardware_change.place','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(135,'retro','hardware_change.carry_to','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(136,'retro','hardware_change.owner','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(137,'retro','hardware_change.due','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(138,'retro','hardware_change.done','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(139,'retro','hardware_change.details','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(140,'retro','hardware_change.for_all','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(141,'retro','no_change','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(142,'retro','no_change.reason','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(143,'retro','no_change.decided_by','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(144,'retro','no_change.review_on','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(145,'retro','observation','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(146,'retro','observation.what','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(147,'retro','observation.went','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(148,'retro','lesson','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(149,'retro','lesson.what','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(150,'retro','lesson.tags','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(151,'retro','request','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(152,'retro','request.what','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(153,'retro','request.wanted','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(154,'retro','request.cost','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(155,'retro','request.currency','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(156,'retro','request.due','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(157,'retro','request.answer','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(158,'retro','request.answered_by','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(159,'retro','request.answered','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(160,'retro','recollection','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(161,'retro','recollection.what','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(162,'retro','recollection.written','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(163,'retro','parked','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(164,'retro','parked.what','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(165,'retro','parked.owner','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(166,'retro','parked.until','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(167,'retro','vote','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(168,'retro','vote.by','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(169,'retro','vote.row','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(170,'retro','vote.points','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(171,'retro','addendum','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(172,'retro','addendum.found','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(173,'retro','addendum.what','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(174,'retro','addendum.confirmed','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(175,'retro','addendum.by','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(176,'retro','addendum.for_all','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(177,'retro','reopening','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(178,'retro','reopening.day','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(179,'retro','reopening.reason','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(180,'retro','reopening.by','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(181,'retro','reopening.digest','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(182,'retro','empty_answer','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(183,'retro','empty_answer.row','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(184,'retro','empty_answer.asked','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(185,'retro','empty_answer.said','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(186,'retro','empty_answer.reason','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(187,'retro','empty_answer.finder','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(188,'retro','empty_answer.by','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(189,'retro','retrospective.closed','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(190,'retro','retrospective.digest','2026-11-27 02:47:04.496082+00:00');
INSERT INTO "_sqlite_migrations" VALUES(191,'retro','seal_closed','2026-11-27 02:47:04.499701+00:00');
CREATE TABLE "addendum" ( -- Addendum: What was found after closing (後日談). Every later report shows it.
  "id" TEXT PRIMARY KEY, -- Sixteen hexadecimal digits, made at random.
  "retrospective" TEXT NOT NULL REFERENCES "retrospective" ("id"), -- The retrospective that the row belongs to.
  "position" REAL NOT NULL DEFAULT 0, -- Rows stand in this order; equal ones in the order of their ids.
  "found" TEXT, -- Date. When was it found? [a day: 2026-11-20]
  "what" TEXT NOT NULL DEFAULT '', -- What. What was found after closing? [Markdown]
  "confirmed" INTEGER CHECK ("confirmed" IN (0, 1)), -- Confirmed. Is it confirmed? The customer is told no sooner. [0 no, 1 yes]
  "by" TEXT NOT NULL DEFAULT '', -- By. Which role adds it? [a role, not a person]
  "for_all" INTEGER CHECK ("for_all" IN (0, 1)), -- For every customer. May every customer be told it, in a letter of their own? [0 no, 1 yes]
  "revision" INTEGER NOT NULL DEFAULT 1, -- How often the row was changed: 1 when it is new.
  "deleted" INTEGER NOT NULL DEFAULT 0 CHECK ("deleted" IN (0, 1)) -- 1: deleted, kept for undo.
) STRICT;
CREATE TABLE "apology" ( -- Apology: A specific apology (S5) and its manner (S6).
  "id" TEXT PRIMARY KEY, -- Sixteen hexadecimal digits, made at random.
  "retrospective" TEXT NOT NULL REFERENCES "retrospective" ("id"), -- The retrospective that the row belongs to.
  "position" REAL NOT NULL DEFAULT 0, -- Rows stand in this order; equal ones in the order of their ids.
  "given" TEXT, -- When. When was it given? [a moment: 2026-11-20T14:05+09:00 or 2026-11-20; a range: / between, .. for no start; about: ~ behind; unknown: ?, with words behind]
  "what_for" TEXT NOT NULL DEFAULT '', -- For what. For exactly what: the wait, the call that did not come?
  "sentence" TEXT NOT NULL DEFAULT '', -- Words. In which words? One specific sentence. [Markdown]
  "channel" TEXT, -- Channel. Through which channel? [phone, email, letter, visit, counter, chat, social, other]
  "by" TEXT NOT NULL DEFAULT '', -- By. Which role gave it? [a role, not a person]
  "receiver" TEXT NOT NULL DEFAULT '', -- For. To whom?
  "date_suits" TEXT NOT NULL DEFAULT '', -- Date chosen by. Who chose the date? It suits the receiver, not us.
  "received" TEXT, -- Received. How was it received? [accepted, not-accepted, open]
  "for_all" INTEGER CHECK ("for_all" IN (0, 1)), -- For every customer. May every customer be told it, in a letter of their own? [0 no, 1 yes]
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
  "for_all" INTEGER CHECK ("for_all" IN (0, 1)), -- For every customer. May every customer be told it, in a letter of their own? [0 no, 1 yes]
  "revision" INTEGER NOT NULL DEFAULT 1, -- How often the row was changed: 1 when it is new.
  "deleted" INTEGER NOT NULL DEFAULT 0 CHECK ("deleted" IN (0, 1)) -- 1: deleted, kept for undo.
) STRICT;
CREATE TABLE "change_log" ( -- Every change that was ever made, for good. History, undo and redo read it.
  "retrospective" TEXT NOT NULL REFERENCES "retrospective" ("id"), -- The retrospective that was changed.
  "seq" INTEGER NOT NULL, -- The number of the change in it, from 1; of several saves in one entry, that of the last.
  "id" TEXT NOT NULL UNIQUE, -- Made by the writer: a change that comes twice is made once.
  "at" TEXT NOT NULL, -- When it was made, ISO 8601 with offset.
  "author" TEXT NOT NULL, -- Who made it.
  "grp" TEXT NOT NULL, -- Changes made in one go share it; they are undone together.
  "act" TEXT NOT NULL, -- edit, undo, redo, create or import.
  "of" TEXT NOT NULL, -- The grp that an undo took back, or a redo brought back.
  "ops" TEXT NOT NULL, "last" TEXT /* The id of the latest save in it, if not its own. */
    NOT NULL DEFAULT '', "open" INTEGER /* 1: the next save of its field may go into it; else 0. */
    NOT NULL DEFAULT 0 CHECK ("open" IN (0, 1)), -- JSON list of {op: add | set | delete | restore, kind: table, id: row, …}.
  PRIMARY KEY ("retrospective", "seq")
) STRICT;
INSERT INTO "change_log" VALUES('0000000000000001',1,'0000000000000001','2026-11-01T20:30:00+00:00','kaoru','0000000000000001','create','','[{"op": "add", "kind": "retrospective", "id": "0000000000000001", "values": {"status": "draft", "title": "Two parcels swapped", "started": "2026-11-01", "zone": "Asia/Tokyo"}, "position": 0.0}, {"op": "add", "kind": "contact", "id": "talk", "values": {"heard": "where is it?", "promise": "a call", "promise_due": "2026-11-02T17:00+09:00", "promise_kept": "2026-11-02T16:40+09:00"}, "position": 1.0}, {"op": "add", "kind": "measure", "id": "tray", "values": {"what": "a tray for each order", "result": "planned", "due": "2026-11-20"}, "position": 1.0}, {"op": "add", "kind": "measure", "id": "talked", "values": {"what": "talk to everybody", "result": "not-doing", "reason": "a rule is no barrier", "review_on": "2027-02-01"}, "position": 2.0}, {"op": "add", "kind": "measure", "id": "sign", "values": {"what": "a sign", "result": "did-not-hold"}, "position": 3.0}, {"op": "add", "kind": "measure", "id": "none", "values": {"what": "a lamp"}, "position": 4.0}, {"op": "add", "kind": "hardware_change", "id": "slip", "values": {"what": "a date on the slip", "done": "2026-11-05"}, "position": 1.0}, {"op": "add", "kind": "lesson", "id": "l", "values": {"what": "one place for each order"}, "position": 2.0}]','',0);
INSERT INTO "change_log" VALUES('0000000000000001',2,'0000000000000002','2026-11-02T20:30:00+00:00','kaoru','0000000000000002','edit','','[{"op": "set", "kind": "measure", "id": "sign", "revision": 1, "before": {"what": "a sign"}, "after": {"what": "a bigger sign"}}]','',0);
INSERT INTO "change_log" VALUES('0000000000000001',3,'0000000000000003','2026-11-03T20:30:00+00:00','kaoru','0000000000000003','edit','','[{"op": "delete", "kind": "measure", "id": "sign", "revision": 2}]','',0);
INSERT INTO "change_log" VALUES('0000000000000001',4,'0000000000000004','2026-11-04T20:30:00+00:00','kaoru','0000000000000004','edit','','[{"op": "set", "kind": "measure", "id": "tray", "revision": 1, "before": {"result": "planned"}, "after": {"result": "done"}}]','',0);
INSERT INTO "change_log" VALUES('0000000000000001',5,'0000000000000005','2026-11-05T20:30:00+00:00','kaoru','0000000000000005','edit','','[{"op": "set", "kind": "measure", "id": "tray", "revision": 2, "before": {"result": "done"}, "after": {"result": "verified"}}]','',0);
INSERT INTO "change_log" VALUES('0000000000000001',6,'0000000000000006','2026-11-06T20:30:00+00:00','kaoru','0000000000000006','edit','','[{"op": "set", "kind": "hardware_change", "id": "slip", "revision": 1, "before": {"done": "2026-11-05"}, "after": {"done": null}}]','',1);
INSERT INTO "change_log" VALUES('0000000000000007',1,'0000000000000007','2026-11-07T20:30:00+00:00','kaoru','0000000000000007','create','','[{"op": "add", "kind": "retrospective", "id": "0000000000000007", "values": {"status": "draft", "title": "Closed", "started": "2026-11-01", "zone": "Asia/Tokyo"}, "position": 0.0}, {"op": "add", "kind": "contact", "id": "talk2", "values": {"heard": "where is it?", "promise": "a call", "promise_due": "2026-11-02T17:00+09:00", "promise_kept": "2026-11-02T16:40+09:00"}, "position": 1.0}, {"op": "add", "kind": "measure", "id": "tray2", "values": {"what": "a tray for each order", "result": "planned", "due": "2026-11-20"}, "position": 1.0}, {"op": "add", "kind": "measure", "id": "talked2", "values": {"what": "talk to everybody", "result": "not-doing", "reason": "a rule is no barrier", "review_on": "2027-02-01"}, "position": 2.0}, {"op": "add", "kind": "measure", "id": "sign2", "values": {"what": "a sign", "result": "did-not-hold"}, "position": 3.0}, {"op": "add", "kind": "measure", "id": "none2", "values": {"what": "a lamp"}, "position": 4.0}, {"op": "add", "kind": "hardware_change", "id": "slip2", "values": {"what": "a date on the slip", "done": "2026-11-05"}, "position": 1.0}, {"op": "add", "kind": "lesson", "id": "l2", "values": {"what": "one place for each order"}, "position": 2.0}]','',0);
INSERT INTO "change_log" VALUES('0000000000000007',2,'0000000000000008','2026-11-08T20:30:00+00:00','kaoru','0000000000000008','edit','','[{"op": "set", "kind": "measure", "id": "none2", "revision": 1, "before": {"result": null}, "after": {"result": "verified"}}]','',0);
INSERT INTO "change_log" VALUES('0000000000000007',3,'0000000000000009','2026-11-09T20:30:00+00:00','kaoru','0000000000000009','edit','','[{"op": "set", "kind": "retrospective", "id": "0000000000000007", "revision": 1, "before": {"status": "draft"}, "after": {"status": "closed"}}]','',0);
CREATE TABLE "contact" ( -- Contact: A contact with those hurt: what was said, wished for and promised (S8), what was demanded (S10).
  "id" TEXT PRIMARY KEY, -- Sixteen hexadecimal digits, made at random.
  "retrospective" TEXT NOT NULL REFERENCES "retrospective" ("id"), -- The retrospective that the row belongs to.
  "position" REAL NOT NULL DEFAULT 0, -- Rows stand in this order; equal ones in the order of their ids.
  "happened" TEXT, -- When. When did you speak? [a moment: 2026-11-20T14:05+09:00 or 2026-11-20; a range: / between, .. for no start; about: ~ behind; unknown: ?, with words behind]
  "channel" TEXT, -- Channel. [phone, email, letter, visit, counter, chat, social, other]
  "by" TEXT NOT NULL DEFAULT '', -- By. Which of our roles spoke? [a role, not a person]
  "heard" TEXT NOT NULL DEFAULT '', -- Said. What was said? What do they feel wronged by? [Markdown]
  "wish" TEXT NOT NULL DEFAULT '', -- Wish. What do they wish for?
  "answer" TEXT NOT NULL DEFAULT '', -- Answer. What did we answer to their wish?
  "promise" TEXT NOT NULL DEFAULT '', -- Promise. What did we promise?
  "promise_due" TEXT, -- Promised for. By when? [a moment: 2026-11-20T14:05+09:00 or 2026-11-20; a range: / between, .. for no start; about: ~ behind; unknown: ?, with words behind]
  "promise_kept" TEXT, -- Kept. When did we keep it? [a moment: 2026-11-20T14:05+09:00 or 2026-11-20; a range: / between, .. for no start; about: ~ behind; unknown: ?, with words behind]
  "recording_announced" INTEGER CHECK ("recording_announced" IN (0, 1)), -- Recording announced. If it was recorded: was that announced beforehand? [0 no, 1 yes]
  "read_back" INTEGER CHECK ("read_back" IN (0, 1)), -- Read back. Was what was said read back to them? [0 no, 1 yes]
  "ended" TEXT, -- Ended. How did they leave the talk? [content, not-content, broken-off]
  "demand" TEXT NOT NULL DEFAULT '', -- Demand. Was something unreasonable demanded? In their words. [Markdown]
  "alternative" TEXT NOT NULL DEFAULT '', -- Alternative offered. What did we offer in its place?
  "decided_by" TEXT NOT NULL DEFAULT '', -- Decided by. Which role decided on the demand? [a role, not a person]
  "counsel" TEXT, -- Asked for advice. Who was asked about the demand? [nobody, legal, police]
  "revision" INTEGER NOT NULL DEFAULT 1, -- How often the row was changed: 1 when it is new.
  "deleted" INTEGER NOT NULL DEFAULT 0 CHECK ("deleted" IN (0, 1)) -- 1: deleted, kept for undo.
) STRICT;
INSERT INTO "contact" VALUES('talk','0000000000000001',1.0,NULL,NULL,'','where is it?','','','a call','2026-11-02T17:00+09:00','2026-11-02T16:40+09:00',NULL,NULL,NULL,'','','',NULL,1,0);
INSERT INTO "contact" VALUES('talk2','0000000000000007',1.0,NULL,NULL,'','where is it?','','','a call','2026-11-02T17:00+09:00','2026-11-02T16:40+09:00',NULL,NULL,NULL,'','','',NULL,1,0);
CREATE TABLE "damage" ( -- Damage: One hurt, to one group of people, with its figure.
  "id" TEXT PRIMARY KEY, -- Sixteen hexadecimal digits, made at random.
  "retrospective" TEXT NOT NULL REFERENCES "retrospective" ("id"), -- The retrospective that the row belongs to.
  "position" REAL NOT NULL DEFAULT 0, -- Rows stand in this order; equal ones in the order of their ids.
  "what" TEXT NOT NULL DEFAULT '', -- What. What was lost, delayed, broken or felt?
  "who" TEXT NOT NULL DEFAULT '', -- Who. Who was hurt?
  "hurts" TEXT NOT NULL DEFAULT '[]', -- Hurt. In which way? [a JSON list of: psychological, physical, economic, environmental, unavailable]
  "figure" REAL, -- Figure. How much, in figures?
  "unit" TEXT NOT NULL DEFAULT '', -- Unit. Of what: parcels, people, hours, JPY?
  "certainty" TEXT, -- How sure. How sure is the figure? [confirmed, estimated, upper-bound, lower-bound, unknown]
  "basis" TEXT NOT NULL DEFAULT '', -- Basis. Where is the figure from?
  "reversible" INTEGER CHECK ("reversible" IN (0, 1)), -- Can be undone. Can it be undone? [0 no, 1 yes]
  "grave" TEXT NOT NULL DEFAULT '[]', -- Grave because. What makes it grave? [a JSON list of: irreversible, feelings, unique, favour, costly, guests, injury]
  "care" TEXT NOT NULL DEFAULT '', -- State of the injured. How are they, have they seen a doctor, and who is with them?
  "for_all" INTEGER CHECK ("for_all" IN (0, 1)), -- For every customer. May every customer be told it, in a letter of their own? [0 no, 1 yes]
  "revision" INTEGER NOT NULL DEFAULT 1, -- How often the row was changed: 1 when it is new.
  "deleted" INTEGER NOT NULL DEFAULT 0 CHECK ("deleted" IN (0, 1)) -- 1: deleted, kept for undo.
) STRICT;
CREATE TABLE "empty_answer" ( -- Answer: What was said of a field that holds nothing, or of a question of a stage. There is one for each of them.
  "id" TEXT PRIMARY KEY, -- Sixteen hexadecimal digits, made at random.
  "retrospective" TEXT NOT NULL REFERENCES "retrospective" ("id"), -- The retrospective that the row belongs to.
  "position" REAL NOT NULL DEFAULT 0, -- Rows stand in this order; equal ones in the order of their ids.
  "row" TEXT, -- Row. Of which row? Empty: of the head, or of a stage. [the id of a row]
  "asked" TEXT NOT NULL DEFAULT '', -- Asked. Which field, or which question of a stage?
  "said" TEXT, -- What was said. Not known, does not apply, or later? [unknown, not-applicable, later]
  "reason" TEXT NOT NULL DEFAULT '', -- Reason. Why? [Markdown]
  "finder" TEXT NOT NULL DEFAULT '', -- Finds out. Which role finds out? [a role, not a person]
  "by" TEXT, -- Due. By when? [a day: 2026-11-20]
  "revision" INTEGER NOT NULL DEFAULT 1, -- How often the row was changed: 1 when it is new.
  "deleted" INTEGER NOT NULL DEFAULT 0 CHECK ("deleted" IN (0, 1)) -- 1: deleted, kept for undo.
) STRICT;
CREATE TABLE "event" ( -- Event: Something that happened.
  "id" TEXT PRIMARY KEY, -- Sixteen hexadecimal digits, made at random.
  "retrospective" TEXT NOT NULL REFERENCES "retrospective" ("id"), -- The retrospective that the row belongs to.
  "position" REAL NOT NULL DEFAULT 0, -- Rows stand in this order; equal ones in the order of their ids.
  "happened" TEXT, -- When. When did it happen? [a moment: 2026-11-20T14:05+09:00 or 2026-11-20; a range: / between, .. for no start; about: ~ behind; unknown: ?, with words behind]
  "what" TEXT NOT NULL DEFAULT '', -- What. What happened, seen from outside?
  "event_kind" TEXT, -- Kind. [start, detection, decision, action, contact, promise, resolution, note]
  "confirmed" INTEGER CHECK ("confirmed" IN (0, 1)), -- Confirmed. Do we know it, or were we told? [0 no, 1 yes]
  "learned" TEXT, -- Learned. When did we learn of it? [a moment: 2026-11-20T14:05+09:00 or 2026-11-20; a range: / between, .. for no start; about: ~ behind; unknown: ?, with words behind]
  "source" TEXT NOT NULL DEFAULT '', -- Source. Where is it from: log, chat, photo?
  "details" TEXT NOT NULL DEFAULT '', -- Details. [Markdown]
  "for_all" INTEGER CHECK ("for_all" IN (0, 1)), -- For every customer. May every customer be told it, in a letter of their own? [0 no, 1 yes]
  "revision" INTEGER NOT NULL DEFAULT 1, -- How often the row was changed: 1 when it is new.
  "deleted" INTEGER NOT NULL DEFAULT 0 CHECK ("deleted" IN (0, 1)) -- 1: deleted, kept for undo.
) STRICT;
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
  "for_all" INTEGER CHECK ("for_all" IN (0, 1)), -- For every customer. May every customer be told it, in a letter of their own? [0 no, 1 yes]
  "revision" INTEGER NOT NULL DEFAULT 1, -- How often the row was changed: 1 when it is new.
  "deleted" INTEGER NOT NULL DEFAULT 0 CHECK ("deleted" IN (0, 1)) -- 1: deleted, kept for undo.
) STRICT;
INSERT INTO "hardware_change" VALUES('slip','0000000000000001',1.0,'a date on the slip',NULL,'','','','','',NULL,NULL,'',NULL,2,0);
INSERT INTO "hardware_change" VALUES('slip2','0000000000000007',1.0,'a date on the slip',NULL,'','','','','',NULL,'2026-11-05','',NULL,1,0);
CREATE TABLE "lesson" ( -- Lesson: What others can learn from this case (知識化).
  "id" TEXT PRIMARY KEY, -- Sixteen hexadecimal digits, made at random.
  "retrospective" TEXT NOT NULL REFERENCES "retrospective" ("id"), -- The retrospective that the row belongs to.
  "position" REAL NOT NULL DEFAULT 0, -- Rows stand in this order; equal ones in the order of their ids.
  "what" TEXT NOT NULL DEFAULT '', -- Lesson. What should someone know who was not here? [Markdown]
  "tags" TEXT NOT NULL DEFAULT '[]', -- Tags. [a JSON list of words]
  "revision" INTEGER NOT NULL DEFAULT 1, -- How often the row was changed: 1 when it is new.
  "deleted" INTEGER NOT NULL DEFAULT 0 CHECK ("deleted" IN (0, 1)) -- 1: deleted, kept for undo.
) STRICT;
INSERT INTO "lesson" VALUES('l','0000000000000001',2.0,'one place for each order','[]',1,0);
INSERT INTO "lesson" VALUES('l2','0000000000000007',2.0,'one place for each order','[]',1,0);
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
  "for_all" INTEGER CHECK ("for_all" IN (0, 1)), -- For every customer. May every customer be told it, in a letter of their own? [0 no, 1 yes]
  "revision" INTEGER NOT NULL DEFAULT 1, -- How often the row was changed: 1 when it is new.
  "deleted" INTEGER NOT NULL DEFAULT 0 CHECK ("deleted" IN (0, 1)) -- 1: deleted, kept for undo.
) STRICT;
INSERT INTO "measure" VALUES('tray','0000000000000001',1.0,'a tray for each order',NULL,NULL,NULL,NULL,'','2026-11-20','',NULL,'verified','',NULL,'',NULL,3,0);
INSERT INTO "measure" VALUES('talked','0000000000000001',2.0,'talk to everybody',NULL,NULL,NULL,NULL,'',NULL,'',NULL,'not-doing','a rule is no barrier','2027-02-01','',NULL,1,0);
INSERT INTO "measure" VALUES('sign','0000000000000001',3.0,'a bigger sign',NULL,NULL,NULL,NULL,'',NULL,'',NULL,'did-not-hold','',NULL,'',NULL,3,1);
INSERT INTO "measure" VALUES('none','0000000000000001',4.0,'a lamp',NULL,NULL,NULL,NULL,'',NULL,'',NULL,NULL,'',NULL,'',NULL,1,0);
INSERT INTO "measure" VALUES('tray2','0000000000000007',1.0,'a tray for each order',NULL,NULL,NULL,NULL,'','2026-11-20','',NULL,'planned','',NULL,'',NULL,1,0);
INSERT INTO "measure" VALUES('talked2','0000000000000007',2.0,'talk to everybody',NULL,NULL,NULL,NULL,'',NULL,'',NULL,'not-doing','a rule is no barrier','2027-02-01','',NULL,1,0);
INSERT INTO "measure" VALUES('sign2','0000000000000007',3.0,'a sign',NULL,NULL,NULL,NULL,'',NULL,'',NULL,'did-not-hold','',NULL,'',NULL,1,0);
INSERT INTO "measure" VALUES('none2','0000000000000007',4.0,'a lamp',NULL,NULL,NULL,NULL,'',NULL,'',NULL,'verified','',NULL,'',NULL,2,0);
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
CREATE TABLE "no_damage" ( -- Nobody was hurt: That nobody was hurt, which is an answer.
  "id" TEXT PRIMARY KEY, -- Sixteen hexadecimal digits, made at random.
  "retrospective" TEXT NOT NULL REFERENCES "retrospective" ("id"), -- The retrospective that the row belongs to.
  "position" REAL NOT NULL DEFAULT 0, -- Rows stand in this order; equal ones in the order of their ids.
  "what" TEXT NOT NULL DEFAULT '', -- What. Why was nobody hurt, and how is that known?
  "confirmed" INTEGER CHECK ("confirmed" IN (0, 1)), -- Confirmed. Do we know it, or were we told? [0 no, 1 yes]
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
CREATE TABLE "recollection" ( -- Remembered: What somebody remembers, as it was said, before anybody has said where it belongs: the cognitive interview.
  "id" TEXT PRIMARY KEY, -- Sixteen hexadecimal digits, made at random.
  "retrospective" TEXT NOT NULL REFERENCES "retrospective" ("id"), -- The retrospective that the row belongs to.
  "position" REAL NOT NULL DEFAULT 0, -- Rows stand in this order; equal ones in the order of their ids.
  "what" TEXT NOT NULL DEFAULT '', -- What. What do you remember?
  "written" TEXT, -- Written. When was it written? [a moment: 2026-11-20T14:05+09:00 or 2026-11-20; a range: / between, .. for no start; about: ~ behind; unknown: ?, with words behind]
  "revision" INTEGER NOT NULL DEFAULT 1, -- How often the row was changed: 1 when it is new.
  "deleted" INTEGER NOT NULL DEFAULT 0 CHECK ("deleted" IN (0, 1)) -- 1: deleted, kept for undo.
) STRICT;
CREATE TABLE "remedy" ( -- Remedy: Something that was done for those hurt.
  "id" TEXT PRIMARY KEY, -- Sixteen hexadecimal digits, made at random.
  "retrospective" TEXT NOT NULL REFERENCES "retrospective" ("id"), -- The retrospective that the row belongs to.
  "position" REAL NOT NULL DEFAULT 0, -- Rows stand in this order; equal ones in the order of their ids.
  "given" TEXT, -- When. When was it done? [a moment: 2026-11-20T14:05+09:00 or 2026-11-20; a range: / between, .. for no start; about: ~ behind; unknown: ?, with words behind]
  "what" TEXT NOT NULL DEFAULT '', -- What. What was done for those hurt?
  "giver" TEXT, -- By. By the person or by the company? [person, company]
  "receiver" TEXT NOT NULL DEFAULT '', -- For. For whom?
  "lasting" TEXT, -- Lasting. For now, or for good? [temporary, final]
  "cost" REAL, -- Cost. What did it cost?
  "currency" TEXT NOT NULL DEFAULT '', -- Currency. In which currency?
  "approver" TEXT NOT NULL DEFAULT '', -- Approved by. Which role approved it? [a role, not a person]
  "approved" TEXT, -- Approved. When was it approved? [a moment: 2026-11-20T14:05+09:00 or 2026-11-20; a range: / between, .. for no start; about: ~ behind; unknown: ?, with words behind]
  "received" TEXT, -- Received. How was it received? [accepted, not-accepted, open]
  "details" TEXT NOT NULL DEFAULT '', -- Details. [Markdown]
  "for_all" INTEGER CHECK ("for_all" IN (0, 1)), -- For every customer. May every customer be told it, in a letter of their own? [0 no, 1 yes]
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
  "answered" TEXT, -- Answered. When was it answered? [a moment: 2026-11-20T14:05+09:00 or 2026-11-20; a range: / between, .. for no start; about: ~ behind; unknown: ?, with words behind]
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
  "started" TEXT, -- Started. When did it begin? [a moment: 2026-11-20T14:05+09:00 or 2026-11-20; a range: / between, .. for no start; about: ~ behind; unknown: ?, with words behind]
  "detected" TEXT, -- Detected. When did we notice? [a moment: 2026-11-20T14:05+09:00 or 2026-11-20; a range: / between, .. for no start; about: ~ behind; unknown: ?, with words behind]
  "resolved" TEXT, -- Resolved. When was it over for those hurt? [a moment: 2026-11-20T14:05+09:00 or 2026-11-20; a range: / between, .. for no start; about: ~ behind; unknown: ?, with words behind]
  "next_report" TEXT, -- Next report. When do those concerned hear from us next? [a moment: 2026-11-20T14:05+09:00 or 2026-11-20; a range: / between, .. for no start; about: ~ behind; unknown: ?, with words behind]
  "summary" TEXT NOT NULL DEFAULT '', -- Summary. What happened, in three sentences, for someone who was not there? [Markdown]
  "normally" TEXT NOT NULL DEFAULT '', -- Normally. What normally happens? [Markdown]
  "intended" TEXT NOT NULL DEFAULT '', -- Intended. What was meant to happen this time? [Markdown]
  "actual" TEXT NOT NULL DEFAULT '', -- Actually. What did happen? [Markdown]
  "affected" TEXT NOT NULL DEFAULT '', -- Affected. What was affected: which product, order, system or service?
  "hurt_customers" INTEGER CHECK ("hurt_customers" IN (0, 1)), -- Customers hurt. Was a customer hurt by it? [0 no, 1 yes]
  "injured" INTEGER CHECK ("injured" IN (0, 1)), -- Somebody injured. Was anybody physically hurt? [0 no, 1 yes]
  "strain" TEXT NOT NULL DEFAULT '', -- Strain. What did it cost those who answered? [Markdown]
  "on_call_hours" REAL, -- Hours on call. How many hours did those on call spend on it?
  "depth" TEXT, -- Depth. How much of the walk does it need? [light, normal, full]
  "depth_reason" TEXT NOT NULL DEFAULT '', -- Depth because. Why is less needed than usual?
  "closed_because" TEXT NOT NULL DEFAULT '', -- Closed because. Why is it closed although something is missing?
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
INSERT INTO "retrospective" VALUES('0000000000000001','2026-001','Two parcels swapped',NULL,NULL,'draft','',NULL,'Asia/Tokyo','2026-11-01',NULL,NULL,NULL,'','','','','',NULL,NULL,'',NULL,NULL,'','','[]','','2026-11-01T20:30:00+00:00',6,1,'2026-11-01','2026-001 two parcels swapped','','');
INSERT INTO "retrospective" VALUES('0000000000000007','2026-002','Closed',NULL,NULL,'closed','',NULL,'Asia/Tokyo','2026-11-01',NULL,NULL,NULL,'','','','','',NULL,NULL,'',NULL,NULL,'','','[]','','2026-11-07T20:30:00+00:00',3,2,'2026-11-01','2026-002 closed','2026-11-09T20:30:00+00:00','806f68b0600fef422df7c0913cb528b14a1cb7175845e3ae2d7f8afa7690674b');
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
CREATE UNIQUE INDEX "change_log_last" ON "change_log" ("last") WHERE "last" <> '';
CREATE UNIQUE INDEX "change_log_open" ON "change_log" ("retrospective") WHERE "open" = 1;
CREATE INDEX "retrospective_archive" ON "retrospective" ("day", length("reference"), "reference", "find");
CREATE INDEX "participant_of" ON "participant" ("retrospective", "deleted");
CREATE INDEX "case_link_of" ON "case_link" ("retrospective", "deleted");
CREATE INDEX "event_of" ON "event" ("retrospective", "deleted");
CREATE INDEX "contact_of" ON "contact" ("retrospective", "deleted");
CREATE INDEX "cause_of" ON "cause" ("retrospective", "deleted");
CREATE INDEX "damage_of" ON "damage" ("retrospective", "deleted");
CREATE INDEX "no_damage_of" ON "no_damage" ("retrospective", "deleted");
CREATE INDEX "remedy_of" ON "remedy" ("retrospective", "deleted");
CREATE INDEX "apology_of" ON "apology" ("retrospective", "deleted");
CREATE INDEX "measure_of" ON "measure" ("retrospective", "deleted");
CREATE INDEX "hardware_change_of" ON "hardware_change" ("retrospective", "deleted");
CREATE INDEX "no_change_of" ON "no_change" ("retrospective", "deleted");
CREATE INDEX "observation_of" ON "observation" ("retrospective", "deleted");
CREATE INDEX "lesson_of" ON "lesson" ("retrospective", "deleted");
CREATE INDEX "request_of" ON "request" ("retrospective", "deleted");
CREATE INDEX "recollection_of" ON "recollection" ("retrospective", "deleted");
CREATE INDEX "parked_of" ON "parked" ("retrospective", "deleted");
CREATE INDEX "vote_of" ON "vote" ("retrospective", "deleted");
CREATE INDEX "addendum_of" ON "addendum" ("retrospective", "deleted");
CREATE INDEX "reopening_of" ON "reopening" ("retrospective", "deleted");
CREATE INDEX "empty_answer_of" ON "empty_answer" ("retrospective", "deleted");
COMMIT;
