PRAGMA application_id = 1382380658;
PRAGMA user_version = 643693834;
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'retro','change_log','2026-11-27 20:22:57.082191+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'retro','growing_entries','2026-11-27 20:22:57.082571+00:00');
INSERT INTO "_sqlite_migrations" VALUES(3,'retro','moments_in_words','2026-11-27 20:22:57.082672+00:00');
INSERT INTO "_sqlite_migrations" VALUES(4,'retro','chained_entries','2026-11-27 20:22:57.082980+00:00');
INSERT INTO "_sqlite_migrations" VALUES(5,'retro','several_causes','2026-11-27 20:22:57.083058+00:00');
INSERT INTO "_sqlite_migrations" VALUES(6,'retro','register_of_closings','2026-11-27 20:22:57.083186+00:00');
INSERT INTO "_sqlite_migrations" VALUES(7,'retro','retrospective','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(8,'retro','retrospective.title','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(9,'retro','retrospective.case_kind','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(10,'retro','retrospective.severity','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(11,'retro','retrospective.status','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(12,'retro','retrospective.origin','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(13,'retro','retrospective.responsibility','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(14,'retro','retrospective.zone','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(15,'retro','retrospective.started','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(16,'retro','retrospective.detected','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(17,'retro','retrospective.resolved','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(18,'retro','retrospective.answered','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(19,'retro','retrospective.next_report','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(20,'retro','retrospective.summary','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(21,'retro','retrospective.normally','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(22,'retro','retrospective.intended','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(23,'retro','retrospective.actual','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(24,'retro','retrospective.affected','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(25,'retro','retrospective.hurt_customers','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(26,'retro','retrospective.injured','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(27,'retro','retrospective.publicity','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(28,'retro','retrospective.strain','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(29,'retro','retrospective.on_call_hours','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(30,'retro','retrospective.depth','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(31,'retro','retrospective.depth_reason','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(32,'retro','retrospective.closed_because','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(33,'retro','retrospective.removed','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(34,'retro','retrospective.removed_because','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(35,'retro','retrospective.merged_into','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(36,'retro','retrospective.tags','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(37,'retro','retrospective.facilitator','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(38,'retro','participant','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(39,'retro','participant.role','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(40,'retro','participant.name','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(41,'retro','participant.reading','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(42,'retro','participant.part','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(43,'retro','case_link','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(44,'retro','case_link.relation','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(45,'retro','case_link.reference','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(46,'retro','case_link.why','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(47,'retro','case_link.note','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(48,'retro','case_link.extra_hours','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(49,'retro','case_link.extra_people','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(50,'retro','case_link.extra_contacts','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(51,'retro','event','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(52,'retro','event.happened','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(53,'retro','event.what','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(54,'retro','event.event_kind','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(55,'retro','event.confirmed','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(56,'retro','event.learned','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(57,'retro','event.source','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(58,'retro','event.details','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(59,'retro','event.for_all','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(60,'retro','contact','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(61,'retro','contact.happened','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(62,'retro','contact.channel','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(63,'retro','contact.by','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(64,'retro','contact.receipt','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(65,'retro','contact.minutes','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(66,'retro','contact.heard','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(67,'retro','contact.wish','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(68,'retro','contact.answer','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(69,'retro','contact.promise','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(70,'retro','contact.promise_due','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(71,'retro','contact.promise_event','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(72,'retro','contact.call_back','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(73,'retro','contact.recording_announced','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(74,'retro','contact.read_back','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(75,'retro','contact.ended','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(76,'retro','contact.demand','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(77,'retro','contact.alternative','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(78,'retro','contact.decided_by','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(79,'retro','contact.counsel','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(80,'retro','harassment','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(81,'retro','harassment.happened','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(82,'retro','harassment.act','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(83,'retro','harassment.act_judged','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(84,'retro','harassment.means','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(85,'retro','harassment.means_judged','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(86,'retro','harassment.ground','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(87,'retro','harassment.ground_judged','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(88,'retro','harassment.borne_by','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(89,'retro','harassment.refusal','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(90,'retro','harassment.took_over','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(91,'retro','harassment.broken_off','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(92,'retro','harassment.police','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(93,'retro','harassment.care','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(94,'retro','harassment.contact','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(95,'retro','cause','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(96,'retro','cause.what','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(97,'retro','cause.parent','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(98,'retro','cause.how','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(99,'retro','cause.sure','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(100,'retro','cause.evidence','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(101,'retro','cause.for_all','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(102,'retro','damage','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(103,'retro','damage.what','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(104,'retro','damage.who','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(105,'retro','damage.hurts','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(106,'retro','damage.figure','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(107,'retro','damage.unit','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(108,'retro','damage.certainty','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(109,'retro','damage.basis','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(110,'retro','damage.reversible','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(111,'retro','damage.grave','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(112,'retro','damage.care','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(113,'retro','damage.for_all','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(114,'retro','no_damage','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(115,'retro','no_damage.what','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(116,'retro','no_damage.confirmed','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(117,'retro','party','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(118,'retro','party.who','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(119,'retro','party.reach','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(120,'retro','party.suits','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(121,'retro','party.damage','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(122,'retro','remedy','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(123,'retro','remedy.given','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(124,'retro','remedy.what','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(125,'retro','remedy.giver','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(126,'retro','remedy.receiver','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(127,'retro','remedy.lasting','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(128,'retro','remedy.cost','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(129,'retro','remedy.currency','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(130,'retro','remedy.requested','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(131,'retro','remedy.approver','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(132,'retro','remedy.approved','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(133,'retro','remedy.received','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(134,'retro','remedy.details','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(135,'retro','remedy.for_all','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(136,'retro','apology','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(137,'retro','apology.given','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(138,'retro','apology.what_for','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(139,'retro','apology.sentence','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(140,'retro','apology.channel','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(141,'retro','apology.by','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(142,'retro','apology.receiver','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(143,'retro','apology.date_suits','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(144,'retro','apology.received','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(145,'retro','apology.for_all','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(146,'retro','measure','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(147,'retro','measure.what','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(148,'retro','measure_answers','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(149,'retro','measure.strength','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(150,'retro','measure.means','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(151,'retro','measure.error_proofing','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(152,'retro','measure.owner','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(153,'retro','measure.due','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(154,'retro','measure.proof','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(155,'retro','measure.check_on','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(156,'retro','measure.ticket','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(157,'retro','measure.reason','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(158,'retro','measure.review_on','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(159,'retro','measure.details','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(160,'retro','measure.for_all','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(161,'retro','hardware_change','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(162,'retro','hardware_change.what','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(163,'retro','hardware_change.change_of','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(164,'retro','hardware_change.before','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(165,'retro','hardware_change.after','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(166,'retro','hardware_change.place','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(167,'retro','hardware_change.carry_to','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(168,'retro','hardware_change.owner','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(169,'retro','hardware_change.due','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(170,'retro','hardware_change.ticket','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(171,'retro','hardware_change.details','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(172,'retro','hardware_change.for_all','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(173,'retro','no_change','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(174,'retro','no_change.reason','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(175,'retro','no_change.decided_by','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(176,'retro','no_change.review_on','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(177,'retro','place','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(178,'retro','place.where','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(179,'retro','place.of','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(180,'retro','place.owner','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(181,'retro','place.due','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(182,'retro','observation','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(183,'retro','observation.what','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(184,'retro','observation.went','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(185,'retro','lesson','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(186,'retro','lesson.what','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(187,'retro','lesson.tags','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(188,'retro','request','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(189,'retro','request.what','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(190,'retro','request.wanted','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(191,'retro','request.cost','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(192,'retro','request.currency','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(193,'retro','request.asked','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(194,'retro','request.due','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(195,'retro','request.answer','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(196,'retro','request.answered_by','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(197,'retro','request.answered','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(198,'retro','recollection','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(199,'retro','recollection.what','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(200,'retro','recollection.written','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(201,'retro','parked','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(202,'retro','parked.what','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(203,'retro','parked.owner','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(204,'retro','parked.until','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(205,'retro','vote','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(206,'retro','vote.by','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(207,'retro','vote.row','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(208,'retro','vote.points','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(209,'retro','reopening','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(210,'retro','reopening.day','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(211,'retro','reopening.reason','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(212,'retro','reopening.by','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(213,'retro','reopening.digest','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(214,'retro','addendum','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(215,'retro','addendum.found','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(216,'retro','addendum.what','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(217,'retro','addendum.confirmed','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(218,'retro','addendum.by','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(219,'retro','addendum.for_all','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(220,'retro','sharing','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(221,'retro','sharing.whom','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(222,'retro','sharing.on','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(223,'retro','sharing.how','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(224,'retro','sharing.by','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(225,'retro','row_check','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(226,'retro','row_check.of','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(227,'retro','row_check.found','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(228,'retro','row_check.evidence','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(229,'retro','row_check.on','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(230,'retro','row_check.by','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(231,'retro','row_check.new_date','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(232,'retro','row_check.look_again','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(233,'retro','row_check.reason','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(234,'retro','tick','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(235,'retro','tick.of','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(236,'retro','tick.ticked','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(237,'retro','tick.on','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(238,'retro','tick.by','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(239,'retro','tick.note','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(240,'retro','outcome','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(241,'retro','outcome.handling','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(242,'retro','outcome.stays','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(243,'retro','outcome.of','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(244,'retro','outcome.on','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(245,'retro','outcome.by','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(246,'retro','empty_answer','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(247,'retro','empty_answer.row','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(248,'retro','empty_answer.asked','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(249,'retro','empty_answer.said','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(250,'retro','empty_answer.reason','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(251,'retro','empty_answer.finder','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(252,'retro','empty_answer.by','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(253,'retro','retrospective.closed','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(254,'retro','retrospective.digest','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(255,'retro','retrospective.rule','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(256,'retro','retrospective.chain','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(257,'retro','retrospective.settled','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(258,'retro','contact.standing','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(259,'retro','contact.standing_on','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(260,'retro','contact.look_again','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(261,'retro','contact.moved_to','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(262,'retro','apology.standing','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(263,'retro','apology.standing_on','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(264,'retro','apology.look_again','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(265,'retro','apology.moved_to','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(266,'retro','measure.standing','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(267,'retro','measure.standing_on','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(268,'retro','measure.look_again','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(269,'retro','measure.moved_to','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(270,'retro','hardware_change.standing','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(271,'retro','hardware_change.standing_on','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(272,'retro','hardware_change.look_again','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(273,'retro','hardware_change.moved_to','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(274,'retro','no_change.standing','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(275,'retro','no_change.standing_on','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(276,'retro','no_change.look_again','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(277,'retro','no_change.moved_to','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(278,'retro','place.standing','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(279,'retro','place.standing_on','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(280,'retro','place.look_again','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(281,'retro','place.moved_to','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(282,'retro','request.standing','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(283,'retro','request.standing_on','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(284,'retro','request.look_again','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(285,'retro','request.moved_to','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(286,'retro','parked.standing','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(287,'retro','parked.standing_on','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(288,'retro','parked.look_again','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(289,'retro','parked.moved_to','2026-11-27 20:22:57.089413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(290,'retro','fields_become_checks','2026-11-27 20:22:57.092022+00:00');
INSERT INTO "_sqlite_migrations" VALUES(291,'retro','seal_closed','2026-11-27 20:22:57.092147+00:00');
INSERT INTO "_sqlite_migrations" VALUES(292,'retro','chain_logs','2026-11-27 20:22:57.092223+00:00');
INSERT INTO "_sqlite_migrations" VALUES(293,'retro','settled_cases','2026-11-27 20:22:57.092297+00:00');
INSERT INTO "_sqlite_migrations" VALUES(294,'retro','settled_anew','2026-11-27 20:22:57.092360+00:00');
INSERT INTO "_sqlite_migrations" VALUES(295,'retro','register_closings','2026-11-27 20:22:57.092443+00:00');
INSERT INTO "_sqlite_migrations" VALUES(296,'retro','index_of_words','2026-11-27 20:22:57.092507+00:00');
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
INSERT INTO "addendum" VALUES('later','0000000000000007',2.0,'2026-12-01','後日談',NULL,'',NULL,1,0);
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
  "standing" TEXT NOT NULL DEFAULT '', -- What its checks found last; made from them by Retro.
  "standing_on" TEXT, -- The day when it was done, as far as it is; made from its checks by Retro.
  "look_again" TEXT, -- The day on which one looks again at what is not done; empty: never; made from its checks by Retro.
  "moved_to" TEXT, -- The day that its first open deadline was moved to; made from its checks by Retro.
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
INSERT INTO "cause" VALUES('a','0000000000000001',1.0,'One table, no place per order',NULL,NULL,NULL,'',NULL,1,0);
INSERT INTO "cause" VALUES('b','0000000000000001',2.0,'Nobody compares slip and parcel','a',NULL,NULL,'',NULL,3,0);
CREATE TABLE "change_log" ( -- Every change that was ever made, for good. History, undo and redo read it.
  "retrospective" TEXT NOT NULL REFERENCES "retrospective" ("id"), -- The retrospective that was changed.
  "seq" INTEGER NOT NULL, -- The number of the change in it, from 1; of several saves in one entry, that of the last.
  "id" TEXT NOT NULL UNIQUE, -- Made by the writer: a change that comes twice is made once.
  "at" TEXT NOT NULL, -- When it was made, ISO 8601 with offset.
  "author" TEXT NOT NULL, -- Who made it.
  "grp" TEXT NOT NULL, -- Changes made in one go share it; they are undone together.
  "act" TEXT NOT NULL, -- edit, undo, redo, create, import or forget.
  "of" TEXT NOT NULL, -- The grp that an undo took back, or a redo brought back; the reference that it was given.
  "ops" TEXT NOT NULL, "last" TEXT /* The id of the latest save in it, if not its own. */
    NOT NULL DEFAULT '', "open" INTEGER /* 1: the next save of its field may go into it; else 0. */
    NOT NULL DEFAULT 0 CHECK ("open" IN (0, 1)), "salt" TEXT /* Made at random for the hash; empty where it is forgotten. */
    NOT NULL DEFAULT '', "hash" TEXT /* SHA-256 of salt, author and ops; empty while it grows. */
    NOT NULL DEFAULT '', "chain" TEXT /* SHA-256 of the chain before, the hash, and all but ops. */
    NOT NULL DEFAULT '', -- JSON list of {op: add | set | delete | restore | forget, kind: table, id: row, …}.
  PRIMARY KEY ("retrospective", "seq")
) STRICT;
INSERT INTO "change_log" VALUES('0000000000000001',1,'0000000000000001','2026-11-20T05:05:00+00:00','kaoru','0000000000000001','create','2026-001','[{"op": "add", "kind": "retrospective", "id": "0000000000000001", "values": {"status": "draft", "title": "Two parcels swapped before a wedding", "started": "2026-11-18T10:20+09:00", "zone": "Asia/Tokyo", "severity": "high", "tags": ["wedding", "包装"]}, "position": 0.0}]','',0,'775f2522771f770b83ec16949c0fd958','59f516ad27e774ad1de9bebe96bd8861ad5f00faec9f0141886fc17659314869','a32773ed27ea573363a76ee943437e8673b94be99301ea27be512287304071ed');
INSERT INTO "change_log" VALUES('0000000000000001',2,'0000000000000002','2026-11-20T05:05:00+00:00','kaoru','0000000000000002','edit','','[{"op": "add", "kind": "event", "id": "e", "values": {"what": "Both slips lay on one table", "happened": "2026-11-18T10:20+09:00", "source": "photo", "confirmed": true}, "position": 1.0}, {"op": "add", "kind": "cause", "id": "a", "values": {"what": "One table, no place per order"}, "position": 1.0}, {"op": "add", "kind": "cause", "id": "b", "values": {"what": "Nobody compares slip and parcel", "parent": "a"}, "position": 2.0}, {"op": "add", "kind": "damage", "id": "d", "values": {"what": "families", "figure": 2, "hurts": ["psychological"], "reversible": false}, "position": 1.0}, {"op": "add", "kind": "measure", "id": "m", "values": {"what": "A tray for each order", "answers": "a", "due": "2026-12-03"}, "position": 1.0}]','',0,'4896a56b98080f187edb7304fe10c2f0','d1f8998acfb96f4b033576aba048f9ed37ff66161766e0492806c70ef255c477','aa99afb63d44da5565b896784ee5527017029b1e44bfaacae1011aca519756e5');
INSERT INTO "change_log" VALUES('0000000000000001',3,'0000000000000003','2026-11-20T05:05:00+00:00','kaoru','0000000000000003','edit','','[{"op": "set", "kind": "event", "id": "e", "revision": 1, "before": {"source": "photo"}, "after": {"source": "camera 2"}}]','',0,'ccbaa31f863af328351918b0a87526f3','a54c7ccfbf9d34b185d12e10b9584787276cf26778649f98e92de913b175da24','4db374be2dcb8790e43b267f5bc5100059c8b6fade96a06fa8eaf2633c3991d9');
INSERT INTO "change_log" VALUES('0000000000000001',4,'0000000000000004','2026-11-20T05:05:00+00:00','kaoru','0000000000000004','edit','','[{"op": "delete", "kind": "cause", "id": "b", "revision": 1}]','',0,'79beef9bc6403d32b818f4868c730667','7189b6e442447ad88537b954965720d7ce4e5ea22676edffa7fa4dc810dcf097','4bdcc77931e602b800213a7e6dbec71e55a1c0c912ece136cebea9a84c1d8c30');
INSERT INTO "change_log" VALUES('0000000000000001',5,'0000000000000005','2026-11-20T05:05:00+00:00','kaoru','0000000000000005','undo','0000000000000004','[{"op": "restore", "kind": "cause", "id": "b"}]','',0,'4d80d3c6e7345cfee79a5a615d5fcb08','d72e10bec0b407edfdfdc55e348d3c03961cf9b4dde79a112a0d1130fe7b76df','4209b1983d598c9c196681b466281977757838b39b125fbaa315de54142ce188');
INSERT INTO "change_log" VALUES('0000000000000001',6,'0000000000000006','2026-11-20T05:05:00+00:00','kaoru','0000000000000006','edit','','[{"op": "delete", "kind": "damage", "id": "d", "revision": 1}]','',0,'14d01951e2d4d0a350289c163de3c5d7','98323e9e3d410947929ef594e5061bdd33e9054b976fd50c91ab316f96270ba6','0ec1fd38365d6bc0428fea238d2fe569888fa0f94bc3b9d98dd10b1fdeecd759');
INSERT INTO "change_log" VALUES('0000000000000007',1,'0000000000000007','2026-11-20T05:05:00+00:00','kaoru','0000000000000007','create','2026-002','[{"op": "add", "kind": "retrospective", "id": "0000000000000007", "values": {"status": "draft", "title": "''; DROP TABLE event; -- [/x] 配送"}, "position": 0.0}]','',0,'ac18cd53986460d5c5052e819737c6ac','0719f644e68f018a401dcb0dbcf8bebd1aab945af758229e509a3002e7b9c4c9','4aba505e0e46596a829656e9f29387cf189fc075e988987e40b83142ee79a97e');
INSERT INTO "change_log" VALUES('0000000000000007',2,'0000000000000008','2026-11-20T05:05:00+00:00','kaoru','0000000000000008','edit','','[{"op": "add", "kind": "lesson", "id": "l", "values": {"what": "教訓", "tags": ["a"]}, "position": 1.0}, {"op": "add", "kind": "damage", "id": "h", "values": {"figure": 2.5, "reversible": false}, "position": 1.0}]','',0,'f89fb408ac3f0d7a469706ff4152c214','17ae7a6272fdb272dba38666555cf6d631f752339cc80b5f23cbbeb212c8dc74','b37d40d2b7b516c0201837fce9a3a6f11cf16530dbd02d37062a0620f04edfeb');
INSERT INTO "change_log" VALUES('0000000000000007',3,'0000000000000009','2026-11-20T05:05:00+00:00','kaoru','0000000000000009','edit','','[{"op": "set", "kind": "retrospective", "id": "0000000000000007", "revision": 1, "before": {"status": "draft"}, "after": {"status": "closed"}}]','',0,'afdddeb6a8e889c1d9043f9c150026d9','0ee3527d8f0b9ad433ea1e5955c9c0e4c645d194353e635aa9c719b89cd6108d','c7fdd5b4fbc55bcbb4fa0bb8e72eb864c5eb0aa06da70235d636548809d1bf9a');
INSERT INTO "change_log" VALUES('0000000000000007',4,'000000000000000a','2026-11-20T05:05:00+00:00','kaoru','000000000000000a','edit','','[{"op": "add", "kind": "addendum", "id": "later", "values": {"found": "2026-12-01", "what": "後日談"}, "position": 2.0}]','',0,'62cfccb8e0826aa3ee83b3a1ce46a05b','ef9701eda2fb7d00e2ead90632813916b8865df5fcbf9d0be1c4e9bc52119165','2e98cef5c2050b4ba826c98fd07440f3d531f5cbf2186ac46ed74d56c8d245a8');
CREATE TABLE "contact" ( -- Contact: A contact with those hurt: what was said, wished for and promised (S8), what was demanded (S10).
  "id" TEXT PRIMARY KEY, -- Sixteen hexadecimal digits, made at random.
  "retrospective" TEXT NOT NULL REFERENCES "retrospective" ("id"), -- The retrospective that the row belongs to.
  "position" REAL NOT NULL DEFAULT 0, -- Rows stand in this order; equal ones in the order of their ids.
  "happened" TEXT, -- When. When did you speak? [a moment: 2026-11-20T14:05+09:00 or 2026-11-20; a range: / between, .. for no start; about: ~ behind; unknown: ?, with words behind]
  "channel" TEXT, -- Channel. [phone, email, letter, visit, counter, chat, social, other]
  "by" TEXT NOT NULL DEFAULT '', -- By. Which of our roles spoke? [a role, not a person]
  "receipt" TEXT NOT NULL DEFAULT '', -- Receipt number. Under which number was it taken down?
  "minutes" REAL, -- Minutes. How many minutes did it take?
  "heard" TEXT NOT NULL DEFAULT '', -- Said. What was said? What do they feel wronged by? [Markdown]
  "wish" TEXT NOT NULL DEFAULT '', -- Wish. What do they wish for?
  "answer" TEXT NOT NULL DEFAULT '', -- Answer. What did we answer to their wish?
  "promise" TEXT NOT NULL DEFAULT '', -- Promise. What did we promise?
  "promise_due" TEXT, -- Promised for. By when? [a moment: 2026-11-20T14:05+09:00 or 2026-11-20; a range: / between, .. for no start; about: ~ behind; unknown: ?, with words behind]
  "promise_event" TEXT NOT NULL DEFAULT '', -- Promised once. If it hangs on no day: on which event?
  "call_back" TEXT, -- Call back. When do they want to be called back? [a moment: 2026-11-20T14:05+09:00 or 2026-11-20; a range: / between, .. for no start; about: ~ behind; unknown: ?, with words behind]
  "recording_announced" INTEGER CHECK ("recording_announced" IN (0, 1)), -- Recording announced. If it was recorded: was that announced beforehand? [0 no, 1 yes]
  "read_back" INTEGER CHECK ("read_back" IN (0, 1)), -- Read back. Was what was said read back to them? [0 no, 1 yes]
  "ended" TEXT, -- Ended. How did they leave the talk? [content, not-content, broken-off]
  "demand" TEXT NOT NULL DEFAULT '', -- Demand. Was something unreasonable demanded? In their words. [Markdown]
  "alternative" TEXT NOT NULL DEFAULT '', -- Alternative offered. What did we offer in its place?
  "decided_by" TEXT NOT NULL DEFAULT '', -- Decided by. Which role decided on the demand? [a role, not a person]
  "counsel" TEXT, -- Asked for advice. Who was asked about the demand? [nobody, legal, police]
  "standing" TEXT NOT NULL DEFAULT '', -- What its checks found last; made from them by Retro.
  "standing_on" TEXT, -- The day when it was done, as far as it is; made from its checks by Retro.
  "look_again" TEXT, -- The day on which one looks again at what is not done; empty: never; made from its checks by Retro.
  "moved_to" TEXT, -- The day that its first open deadline was moved to; made from its checks by Retro.
  "revision" INTEGER NOT NULL DEFAULT 1, -- How often the row was changed: 1 when it is new.
  "deleted" INTEGER NOT NULL DEFAULT 0 CHECK ("deleted" IN (0, 1)) -- 1: deleted, kept for undo.
) STRICT;
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
INSERT INTO "damage" VALUES('d','0000000000000001',1.0,'families','','["psychological"]',2.0,'',NULL,'',0,'[]','',NULL,2,1);
INSERT INTO "damage" VALUES('h','0000000000000007',1.0,'','','[]',2.5,'',NULL,'',0,'[]','',NULL,1,0);
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
INSERT INTO "event" VALUES('e','0000000000000001',1.0,'2026-11-18T10:20+09:00','Both slips lay on one table',NULL,1,NULL,'camera 2','',NULL,2,0);
CREATE TABLE "harassment" ( -- Harassment: How one of ours was treated, judged apart from what was asked for: by the act, its means and its ground (S27).
  "id" TEXT PRIMARY KEY, -- Sixteen hexadecimal digits, made at random.
  "retrospective" TEXT NOT NULL REFERENCES "retrospective" ("id"), -- The retrospective that the row belongs to.
  "position" REAL NOT NULL DEFAULT 0, -- Rows stand in this order; equal ones in the order of their ids.
  "happened" TEXT, -- When. When was it? [a moment: 2026-11-20T14:05+09:00 or 2026-11-20; a range: / between, .. for no start; about: ~ behind; unknown: ?, with words behind]
  "act" TEXT NOT NULL DEFAULT '', -- Act. What did they do, as anybody would have seen or heard it? [Markdown]
  "act_judged" TEXT, -- The act was. Was the act within bounds? [within, beyond, unclear]
  "means" TEXT NOT NULL DEFAULT '', -- Means used. By which means: how loud, how long, how often, before whom?
  "means_judged" TEXT, -- The means were. Were the means within bounds? [within, beyond, unclear]
  "ground" TEXT NOT NULL DEFAULT '', -- Ground. What was it about, and had they a ground for that?
  "ground_judged" TEXT, -- The ground was. Was there a ground for what they want? [within, beyond, unclear]
  "borne_by" TEXT NOT NULL DEFAULT '', -- Borne by. Which role bore it? [a role, not a person]
  "refusal" TEXT NOT NULL DEFAULT '', -- Refused. In which words was it refused, politely and always the same? [Markdown]
  "took_over" TEXT NOT NULL DEFAULT '', -- Taken over by. Which role took over? [a role, not a person]
  "broken_off" TEXT, -- Broken off. When did we break it off? [a moment: 2026-11-20T14:05+09:00 or 2026-11-20; a range: / between, .. for no start; about: ~ behind; unknown: ?, with words behind]
  "police" TEXT, -- Police called. When were the police called? [a moment: 2026-11-20T14:05+09:00 or 2026-11-20; a range: / between, .. for no start; about: ~ behind; unknown: ?, with words behind]
  "care" TEXT NOT NULL DEFAULT '', -- Care. What was done for the one who bore it? [Markdown]
  "contact" TEXT REFERENCES "contact" ("id") DEFERRABLE INITIALLY DEFERRED, -- In contact. In which contact? [the id of a row]
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
  "ticket" TEXT NOT NULL DEFAULT '', -- Ticket. In which ticket is it worked on? Its key or address.
  "details" TEXT NOT NULL DEFAULT '', -- Details. [Markdown]
  "for_all" INTEGER CHECK ("for_all" IN (0, 1)), -- For every customer. May every customer be told it, in a letter of their own? [0 no, 1 yes]
  "standing" TEXT NOT NULL DEFAULT '', -- What its checks found last; made from them by Retro.
  "standing_on" TEXT, -- The day when it was done, as far as it is; made from its checks by Retro.
  "look_again" TEXT, -- The day on which one looks again at what is not done; empty: never; made from its checks by Retro.
  "moved_to" TEXT, -- The day that its first open deadline was moved to; made from its checks by Retro.
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
  "strength" TEXT, -- Strength. How much does it leave to people's attention? [stronger, intermediate, weaker]
  "means" TEXT, -- Means. What sort of measure is it? [physical, forcing, tested, simpler, leadership, redundancy, staffing, software, quiet, checklist, look-alikes, read-back, documentation, double-check, warning, rule, training, study]
  "error_proofing" TEXT, -- Error-proofing. [elimination, replacement, facilitation, detection, mitigation]
  "owner" TEXT NOT NULL DEFAULT '', -- Owner. Which one role owns it? [a role, not a person]
  "due" TEXT, -- Due. By when? [a day: 2026-11-20]
  "proof" TEXT NOT NULL DEFAULT '', -- Proof. How will we know that it works?
  "check_on" TEXT, -- Check on. When do we look whether it held? [a day: 2026-11-20]
  "ticket" TEXT NOT NULL DEFAULT '', -- Ticket. In which ticket is it worked on? Its key or address.
  "reason" TEXT NOT NULL DEFAULT '', -- Reason. If it is not done: why not? [Markdown]
  "review_on" TEXT, -- Review on. If it is not done: when do we look again? [a day: 2026-11-20]
  "details" TEXT NOT NULL DEFAULT '', -- Details. [Markdown]
  "for_all" INTEGER CHECK ("for_all" IN (0, 1)), -- For every customer. May every customer be told it, in a letter of their own? [0 no, 1 yes]
  "standing" TEXT NOT NULL DEFAULT '', -- What its checks found last; made from them by Retro.
  "standing_on" TEXT, -- The day when it was done, as far as it is; made from its checks by Retro.
  "look_again" TEXT, -- The day on which one looks again at what is not done; empty: never; made from its checks by Retro.
  "moved_to" TEXT, -- The day that its first open deadline was moved to; made from its checks by Retro.
  "revision" INTEGER NOT NULL DEFAULT 1, -- How often the row was changed: 1 when it is new.
  "deleted" INTEGER NOT NULL DEFAULT 0 CHECK ("deleted" IN (0, 1)) -- 1: deleted, kept for undo.
) STRICT;
INSERT INTO "measure" VALUES('m','0000000000000001',1.0,'A tray for each order',NULL,NULL,NULL,'','2026-12-03','',NULL,'','',NULL,'',NULL,'',NULL,NULL,NULL,1,0);
CREATE TABLE "measure_answers" ( -- Measure, Answers cause. Which cause does it answer?
  "row" TEXT NOT NULL REFERENCES "measure" ("id") DEFERRABLE INITIALLY DEFERRED, -- The id of a row of measure.
  "target" TEXT NOT NULL REFERENCES "cause" ("id") DEFERRABLE INITIALLY DEFERRED -- The id of a row of cause to which it points.
  , PRIMARY KEY ("row", "target")
) STRICT;
INSERT INTO "measure_answers" VALUES('m','a');
CREATE TABLE "no_change" ( -- Reason why nothing changes: The written reason why nothing changes (S16). "It will not happen again" is not a reason.
  "id" TEXT PRIMARY KEY, -- Sixteen hexadecimal digits, made at random.
  "retrospective" TEXT NOT NULL REFERENCES "retrospective" ("id"), -- The retrospective that the row belongs to.
  "position" REAL NOT NULL DEFAULT 0, -- Rows stand in this order; equal ones in the order of their ids.
  "reason" TEXT NOT NULL DEFAULT '', -- Reason. Why does no equipment or process change? [Markdown]
  "decided_by" TEXT NOT NULL DEFAULT '', -- Decided by. Which role decided it? [a role, not a person]
  "review_on" TEXT, -- Review on. When do we look again? [a day: 2026-11-20]
  "standing" TEXT NOT NULL DEFAULT '', -- What its checks found last; made from them by Retro.
  "standing_on" TEXT, -- The day when it was done, as far as it is; made from its checks by Retro.
  "look_again" TEXT, -- The day on which one looks again at what is not done; empty: never; made from its checks by Retro.
  "moved_to" TEXT, -- The day that its first open deadline was moved to; made from its checks by Retro.
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
CREATE TABLE "outcome" ( -- Outcome: How it ended for them, and how they took the handling: the last question of all, never of the first meeting.
  "id" TEXT PRIMARY KEY, -- Sixteen hexadecimal digits, made at random.
  "retrospective" TEXT NOT NULL REFERENCES "retrospective" ("id"), -- The retrospective that the row belongs to.
  "position" REAL NOT NULL DEFAULT 0, -- Rows stand in this order; equal ones in the order of their ids.
  "handling" TEXT NOT NULL DEFAULT '', -- Handling. How did they take the handling itself?
  "stays" TEXT, -- Stay. Do they go on buying, coming, trusting? [stays, left, unknown]
  "of" TEXT REFERENCES "party" ("id") DEFERRABLE INITIALLY DEFERRED, -- Of party. Of which of those concerned? [the id of a row]
  "on" TEXT, -- Date. On which day was it asked? [a day: 2026-11-20]
  "by" TEXT NOT NULL DEFAULT '', -- By. Which role asked them? [a role, not a person]
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
  "standing" TEXT NOT NULL DEFAULT '', -- What its checks found last; made from them by Retro.
  "standing_on" TEXT, -- The day when it was done, as far as it is; made from its checks by Retro.
  "look_again" TEXT, -- The day on which one looks again at what is not done; empty: never; made from its checks by Retro.
  "moved_to" TEXT, -- The day that its first open deadline was moved to; made from its checks by Retro.
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
CREATE TABLE "party" ( -- Party: One of those concerned, who is told, apologised to and put right by themselves (S22).
  "id" TEXT PRIMARY KEY, -- Sixteen hexadecimal digits, made at random.
  "retrospective" TEXT NOT NULL REFERENCES "retrospective" ("id"), -- The retrospective that the row belongs to.
  "position" REAL NOT NULL DEFAULT 0, -- Rows stand in this order; equal ones in the order of their ids.
  "who" TEXT NOT NULL DEFAULT '', -- Who. Who was concerned? One of them.
  "reach" TEXT NOT NULL DEFAULT '', -- Reached by. How are they reached? It never leaves the team.
  "suits" TEXT NOT NULL DEFAULT '', -- Suits them. When does it suit them?
  "damage" TEXT REFERENCES "damage" ("id") DEFERRABLE INITIALLY DEFERRED, -- Damage. Which damage befell them? [the id of a row]
  "revision" INTEGER NOT NULL DEFAULT 1, -- How often the row was changed: 1 when it is new.
  "deleted" INTEGER NOT NULL DEFAULT 0 CHECK ("deleted" IN (0, 1)) -- 1: deleted, kept for undo.
) STRICT;
CREATE TABLE "place" ( -- Other place: Another place to which a change is carried (横展開), with one who sees to it (S32).
  "id" TEXT PRIMARY KEY, -- Sixteen hexadecimal digits, made at random.
  "retrospective" TEXT NOT NULL REFERENCES "retrospective" ("id"), -- The retrospective that the row belongs to.
  "position" REAL NOT NULL DEFAULT 0, -- Rows stand in this order; equal ones in the order of their ids.
  "where" TEXT NOT NULL DEFAULT '', -- Where. Where else does the same stand?
  "of" TEXT REFERENCES "hardware_change" ("id") DEFERRABLE INITIALLY DEFERRED, -- Of change. Which change is carried there? [the id of a row]
  "owner" TEXT NOT NULL DEFAULT '', -- Owner. Which one role looks there? [a role, not a person]
  "due" TEXT, -- Due. By when? [a day: 2026-11-20]
  "standing" TEXT NOT NULL DEFAULT '', -- What its checks found last; made from them by Retro.
  "standing_on" TEXT, -- The day when it was done, as far as it is; made from its checks by Retro.
  "look_again" TEXT, -- The day on which one looks again at what is not done; empty: never; made from its checks by Retro.
  "moved_to" TEXT, -- The day that its first open deadline was moved to; made from its checks by Retro.
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
CREATE TABLE "register" ( -- Every closing, reopening and removal of a case, and what followed a closing, for good.
  "n" INTEGER PRIMARY KEY AUTOINCREMENT, -- From 1 on; none is left out or given twice.
  "retrospective" TEXT NOT NULL, -- The id of the case.
  "reference" TEXT NOT NULL, -- What it is called.
  "at" TEXT NOT NULL, -- When it was done, ISO 8601 with offset.
  "act" TEXT NOT NULL, -- What did it: as in change_log.
  "state" TEXT NOT NULL, -- What the case was behind it: closed, open or removed.
  "entry" TEXT NOT NULL, -- The chain of the entry of change_log that it was done with.
  "chain" TEXT NOT NULL -- SHA-256 of the chain before, and of all that stands here.
) STRICT;
INSERT INTO "register" VALUES(1,'0000000000000007','2026-002','2026-11-20T05:05:00+00:00','edit','closed','c7fdd5b4fbc55bcbb4fa0bb8e72eb864c5eb0aa06da70235d636548809d1bf9a','a85f3276bdf7a6a335706a260b4626a2fdddf5336a8d7c98e12cc12826a85e0c');
INSERT INTO "register" VALUES(2,'0000000000000007','2026-002','2026-11-20T05:05:00+00:00','edit','closed','2e98cef5c2050b4ba826c98fd07440f3d531f5cbf2186ac46ed74d56c8d245a8','c5b196256eb7bb50372b8010cd73e65c0830e2ccba90d89c7b0da2355d398765');
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
  "requested" TEXT, -- Approval asked for. When was the approval asked for? [a moment: 2026-11-20T14:05+09:00 or 2026-11-20; a range: / between, .. for no start; about: ~ behind; unknown: ?, with words behind]
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
  "asked" TEXT, -- Asked. When was it asked? [a moment: 2026-11-20T14:05+09:00 or 2026-11-20; a range: / between, .. for no start; about: ~ behind; unknown: ?, with words behind]
  "due" TEXT, -- Needed by. By when is the answer needed? [a day: 2026-11-20]
  "answer" TEXT NOT NULL DEFAULT '', -- Answer. What was answered?
  "answered_by" TEXT NOT NULL DEFAULT '', -- Answered by. Which role answered? [a role, not a person]
  "answered" TEXT, -- Answered. When was it answered? [a moment: 2026-11-20T14:05+09:00 or 2026-11-20; a range: / between, .. for no start; about: ~ behind; unknown: ?, with words behind]
  "standing" TEXT NOT NULL DEFAULT '', -- What its checks found last; made from them by Retro.
  "standing_on" TEXT, -- The day when it was done, as far as it is; made from its checks by Retro.
  "look_again" TEXT, -- The day on which one looks again at what is not done; empty: never; made from its checks by Retro.
  "moved_to" TEXT, -- The day that its first open deadline was moved to; made from its checks by Retro.
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
  "answered" TEXT, -- First answered. When did those hurt first have an answer from us? [a moment: 2026-11-20T14:05+09:00 or 2026-11-20; a range: / between, .. for no start; about: ~ behind; unknown: ?, with words behind]
  "next_report" TEXT, -- Next report. When do those concerned hear from us next? [a moment: 2026-11-20T14:05+09:00 or 2026-11-20; a range: / between, .. for no start; about: ~ behind; unknown: ?, with words behind]
  "summary" TEXT NOT NULL DEFAULT '', -- Summary. What happened, in three sentences, for someone who was not there? [Markdown]
  "normally" TEXT NOT NULL DEFAULT '', -- Normally. What normally happens? [Markdown]
  "intended" TEXT NOT NULL DEFAULT '', -- Intended. What was meant to happen this time? [Markdown]
  "actual" TEXT NOT NULL DEFAULT '', -- Actually. What did happen? [Markdown]
  "affected" TEXT NOT NULL DEFAULT '', -- Affected. What was affected: which product, order, system or service?
  "hurt_customers" INTEGER CHECK ("hurt_customers" IN (0, 1)), -- Customers hurt. Was a customer hurt by it? [0 no, 1 yes]
  "injured" INTEGER CHECK ("injured" IN (0, 1)), -- Somebody injured. Was anybody physically hurt? [0 no, 1 yes]
  "publicity" TEXT, -- Publicity. Do the press or social media speak of it, or may they? [none, feared, out]
  "strain" TEXT NOT NULL DEFAULT '', -- Strain. What did it cost those who answered? [Markdown]
  "on_call_hours" REAL, -- Hours on call. How many hours did those on call spend on it?
  "depth" TEXT, -- Depth. How much of the walk does it need? [light, normal, full]
  "depth_reason" TEXT NOT NULL DEFAULT '', -- Depth because. Why is less needed than usual?
  "closed_because" TEXT NOT NULL DEFAULT '', -- Closed because. Why is it closed although something is missing?
  "removed" TEXT, -- Removed. When was it taken out of the archive? [a day: 2026-11-20]
  "removed_because" TEXT NOT NULL DEFAULT '', -- Removed because. Why was it taken out of the archive?
  "merged_into" TEXT NOT NULL DEFAULT '', -- Merged into. Into which case was it merged?
  "tags" TEXT NOT NULL DEFAULT '[]', -- Tags. [a JSON list of words]
  "facilitator" TEXT NOT NULL DEFAULT '', -- Facilitator. Which role leads the meeting? [a role, not a person]
  "created" TEXT NOT NULL, -- When it was begun to be written, ISO 8601 with offset.
  "seq" INTEGER NOT NULL DEFAULT 0, -- The number of its latest change in change_log.
  "revision" INTEGER NOT NULL DEFAULT 1, -- How often the row was changed: 1 when it is new.
  "day" TEXT NOT NULL, -- The day it started, else was begun to be written; made from those by Retro.
  "find" TEXT NOT NULL, -- Reference and title as one searches them; made from those by Retro.
  "closed" TEXT NOT NULL DEFAULT '', -- When it was closed, ISO 8601 with offset; empty while it is open.
  "digest" TEXT NOT NULL DEFAULT '', -- SHA-256 of what it held when it was closed; empty while it is open.
  "rule" TEXT NOT NULL DEFAULT '', -- The rule by which the digest was made; empty where there is none.
  "chain" TEXT NOT NULL DEFAULT '', -- The chain of the entry of change_log that closed it; else empty.
  "settled" INTEGER NOT NULL DEFAULT 0 CHECK ("settled" IN (0, 1)) -- 1: closed, and nothing of it is open any more; made from its rows by Retro.
) STRICT;
INSERT INTO "retrospective" VALUES('0000000000000001','2026-001','Two parcels swapped before a wedding',NULL,'high','draft','',NULL,'Asia/Tokyo','2026-11-18T10:20+09:00',NULL,NULL,NULL,NULL,'','','','','',NULL,NULL,NULL,'',NULL,NULL,'','',NULL,'','','["wedding", "包装"]','','2026-11-20T05:05:00+00:00',6,1,'2026-11-18','2026-001 two parcels swapped before a wedding','','','','',0);
INSERT INTO "retrospective" VALUES('0000000000000007','2026-002','''; DROP TABLE event; -- [/x] 配送',NULL,NULL,'closed','',NULL,'',NULL,NULL,NULL,NULL,NULL,'','','','','',NULL,NULL,NULL,'',NULL,NULL,'','',NULL,'','','[]','','2026-11-20T05:05:00+00:00',4,2,'2026-11-20','2026-002 ''; drop table event; -- [/x] 配送','2026-11-20T05:05:00+00:00','4e014abd62e3481ecf6c204be64f80e7cb0904b4a6300eacb24e5053ce54f34e','2','c7fdd5b4fbc55bcbb4fa0bb8e72eb864c5eb0aa06da70235d636548809d1bf9a',1);
CREATE TABLE "row_check" ( -- Check: What was found when somebody looked at a measure, a change, a promise, a request or an apology (S20).
  "id" TEXT PRIMARY KEY, -- Sixteen hexadecimal digits, made at random.
  "retrospective" TEXT NOT NULL REFERENCES "retrospective" ("id"), -- The retrospective that the row belongs to.
  "position" REAL NOT NULL DEFAULT 0, -- Rows stand in this order; equal ones in the order of their ids.
  "of" TEXT, -- Of row. Which row was checked? [the id of a row]
  "found" TEXT, -- Found. What was found? [done, holds, did-not-hold, new-date, not-doing, taken-back]
  "evidence" TEXT NOT NULL DEFAULT '', -- Evidence. By what does one know it: a figure, a photo, a log?
  "on" TEXT, -- Date. On which day? [a moment: 2026-11-20T14:05+09:00 or 2026-11-20; a range: / between, .. for no start; about: ~ behind; unknown: ?, with words behind]
  "by" TEXT NOT NULL DEFAULT '', -- By. Which role looked? [a role, not a person]
  "new_date" TEXT, -- New date. To which day is it moved? [a day: 2026-11-20]
  "look_again" TEXT, -- Look again. If it is not done: when do we look again? [a day: 2026-11-20]
  "reason" TEXT NOT NULL DEFAULT '', -- Reason. Why? [Markdown]
  "revision" INTEGER NOT NULL DEFAULT 1, -- How often the row was changed: 1 when it is new.
  "deleted" INTEGER NOT NULL DEFAULT 0 CHECK ("deleted" IN (0, 1)) -- 1: deleted, kept for undo.
) STRICT;
CREATE TABLE "search_document" ( -- The document of each retrospective in search_index.
  "doc" INTEGER PRIMARY KEY, -- Its number there.
  "retrospective" TEXT NOT NULL UNIQUE REFERENCES "retrospective" ("id"), -- The retrospective whose words it holds.
  "sum" INTEGER NOT NULL -- The sum of a hash of each of its terms: proves the document against the rows.
) STRICT;
INSERT INTO "search_document" VALUES(1,'0000000000000001',2165526150624635464);
INSERT INTO "search_document" VALUES(2,'0000000000000007',-8244757071686500294);
PRAGMA writable_schema=ON;
INSERT INTO sqlite_master(type,name,tbl_name,rootpage,sql)VALUES('table','search_index','search_index',0,'CREATE VIRTUAL TABLE "search_index" USING fts5(terms, content='''', detail=none, tokenize=ascii)');
CREATE TABLE 'search_index_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO "search_index_config" VALUES('hashsize',1048576);
INSERT INTO "search_index_config" VALUES('version',4);
CREATE TABLE 'search_index_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO "search_index_data" VALUES(1,X'0643');
INSERT INTO "search_index_data" VALUES(10,X'000000020109090009010101020101030101040101050101060101070101080101090101');
INSERT INTO "search_index_data" VALUES(137438953473,X'0000007A0330303001030131010201390101023130010201310102013801010232300103023236010101610101066265666F726501010770617263656C730101077377617070656401010374776F01010777656464696E67010106E58C85E8A385010103E8A385010103EFBC8B0103018C0103018D0103019A0104050404050404050504090A0A060A0906060404');
INSERT INTO "search_index_data" VALUES(274877906945,X'0000009803303033010102313201010132010103616E64010104626F7468010108636F6D70617265730101046561636801010866616D696C6965730102026F720101036C61790101026E6F010304626F64790101026F6E010301650102047264657201010670617263656C0102026572010204686F746F0102046C616365010104736C6970010501730101057461626C65010203726179010405050406070B070B0506050705040709050707070408');
INSERT INTO "search_index_data" VALUES(412316860417,X'00000016073063616D65726101010570686F746F01000409');
INSERT INTO "search_index_data" VALUES(549755813889,X'000000330430616E6401000108636F6D7061726573010001066E6F626F64790100010670617263656C01000104736C6970010004070C0A0A');
INSERT INTO "search_index_data" VALUES(687194767361,X'0000002E0430616E64010108636F6D70617265730101066E6F626F647901010670617263656C010104736C69700104060B0909');
INSERT INTO "search_index_data" VALUES(824633720833,X'00000010093066616D696C696573010004');
INSERT INTO "search_index_data" VALUES(962072674305,X'0000005404303030320201043230323602010464726F700201056576656E740201057461626C6502010178020103E98081020205858DE98081020103EFBC870203018D0203018F0203019B020301BB020301BD020406070708080406080604040404');
INSERT INTO "search_index_data" VALUES(1099511627777,X'000000250230320201013502010161020106E69599E8A893020103E8A893020103EFBC8E02040404040906');
INSERT INTO "search_index_data" VALUES(1236950581249,X'00000026033030310201023132020106E5BE8CE697A5020106E697A5E8AB87020103E8AB87020405050909');
CREATE TABLE 'search_index_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
INSERT INTO "search_index_docsize" VALUES(1,X'00');
INSERT INTO "search_index_docsize" VALUES(2,X'05');
CREATE TABLE 'search_index_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO "search_index_idx" VALUES(1,X'',2);
INSERT INTO "search_index_idx" VALUES(2,X'',2);
INSERT INTO "search_index_idx" VALUES(3,X'',2);
INSERT INTO "search_index_idx" VALUES(4,X'',2);
INSERT INTO "search_index_idx" VALUES(5,X'',2);
INSERT INTO "search_index_idx" VALUES(6,X'',2);
INSERT INTO "search_index_idx" VALUES(7,X'',2);
INSERT INTO "search_index_idx" VALUES(8,X'',2);
INSERT INTO "search_index_idx" VALUES(9,X'',2);
CREATE TABLE "search_rules" ( -- How search_index was made: one row.
  "version" INTEGER NOT NULL -- The version of the rules that make terms of texts; 0: damaged, to be made anew.
) STRICT;
INSERT INTO "search_rules" VALUES(1);
CREATE TABLE "sharing" ( -- Shared: Who was told of the case, so that others need not live through it again (S17).
  "id" TEXT PRIMARY KEY, -- Sixteen hexadecimal digits, made at random.
  "retrospective" TEXT NOT NULL REFERENCES "retrospective" ("id"), -- The retrospective that the row belongs to.
  "position" REAL NOT NULL DEFAULT 0, -- Rows stand in this order; equal ones in the order of their ids.
  "whom" TEXT NOT NULL DEFAULT '', -- With whom. Who was told of this case?
  "on" TEXT, -- Date. On which day? [a day: 2026-11-20]
  "how" TEXT NOT NULL DEFAULT '', -- By way of. By which way: a meeting, a notice, a training?
  "by" TEXT NOT NULL DEFAULT '', -- By. Which role told them? [a role, not a person]
  "revision" INTEGER NOT NULL DEFAULT 1, -- How often the row was changed: 1 when it is new.
  "deleted" INTEGER NOT NULL DEFAULT 0 CHECK ("deleted" IN (0, 1)) -- 1: deleted, kept for undo.
) STRICT;
CREATE TABLE "tick" ( -- Tick: What one of those concerned has had by now, and since which day: told, apologised to, put right, accepted.
  "id" TEXT PRIMARY KEY, -- Sixteen hexadecimal digits, made at random.
  "retrospective" TEXT NOT NULL REFERENCES "retrospective" ("id"), -- The retrospective that the row belongs to.
  "position" REAL NOT NULL DEFAULT 0, -- Rows stand in this order; equal ones in the order of their ids.
  "of" TEXT REFERENCES "party" ("id") DEFERRABLE INITIALLY DEFERRED, -- Of party. Of which of those concerned? [the id of a row]
  "ticked" TEXT, -- Ticked. What have they had by now? [told, apologised, put-right, accepted]
  "on" TEXT, -- Date. On which day? [a day: 2026-11-20]
  "by" TEXT NOT NULL DEFAULT '', -- By. Which role did it? [a role, not a person]
  "note" TEXT NOT NULL DEFAULT '', -- Note. How did they take it?
  "revision" INTEGER NOT NULL DEFAULT 1, -- How often the row was changed: 1 when it is new.
  "deleted" INTEGER NOT NULL DEFAULT 0 CHECK ("deleted" IN (0, 1)) -- 1: deleted, kept for undo.
) STRICT;
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
CREATE INDEX "register_of" ON "register" ("retrospective", "n");
CREATE INDEX "retrospective_archive" ON "retrospective" ("day", length("reference"), "reference", "find");
CREATE INDEX "retrospective_removed" ON "retrospective" ("reference", "id") WHERE "removed" IS NOT NULL;
CREATE INDEX "retrospective_open" ON "retrospective" ("id") WHERE 1 AND ((NOT (trim("closed", char(9, 10, 11, 12, 13, 28, 29, 30, 31, 32, 133, 160, 5760, 8192, 8193, 8194, 8195, 8196, 8197, 8198, 8199, 8200, 8201, 8202, 8232, 8233, 8239, 8287, 12288)) <> '') AND ((CASE WHEN instr("next_report", '/') THEN substr("next_report", instr("next_report", '/') + 1, 10) ELSE substr("next_report", 1, 10) END) IS NOT NULL)));
CREATE INDEX "participant_of" ON "participant" ("retrospective", "deleted");
CREATE INDEX "case_link_of" ON "case_link" ("retrospective", "deleted");
CREATE INDEX "event_of" ON "event" ("retrospective", "deleted");
CREATE INDEX "contact_of" ON "contact" ("retrospective", "deleted");
CREATE INDEX "contact_open" ON "contact" ("retrospective") WHERE "deleted" = 0 AND (("standing" NOT IN ('did-not-hold', 'not-doing', 'done', 'holds') AND ((CASE WHEN "moved_to" IS NOT NULL AND "standing" NOT IN ('did-not-hold', 'not-doing', 'done', 'holds') THEN "moved_to" ELSE CASE WHEN instr("promise_due", '/') THEN substr("promise_due", instr("promise_due", '/') + 1, 10) ELSE substr("promise_due", 1, 10) END END) IS NOT NULL OR trim("promise", char(9, 10, 11, 12, 13, 28, 29, 30, 31, 32, 133, 160, 5760, 8192, 8193, 8194, 8195, 8196, 8197, 8198, 8199, 8200, 8201, 8202, 8232, 8233, 8239, 8287, 12288)) <> '')) OR ("standing" IN ('not-doing') AND coalesce("look_again", '-') <> '' AND (("look_again") IS NOT NULL)));
CREATE INDEX "contact_unanswered" ON "contact" ("retrospective") WHERE "deleted" = 0 AND "wish" <> '' AND "answer" = '';
CREATE INDEX "contact_call_back" ON "contact" ("retrospective") WHERE "deleted" = 0 AND "call_back" IS NOT NULL;
CREATE INDEX "harassment_of" ON "harassment" ("retrospective", "deleted");
CREATE INDEX "cause_of" ON "cause" ("retrospective", "deleted");
CREATE INDEX "damage_of" ON "damage" ("retrospective", "deleted");
CREATE INDEX "no_damage_of" ON "no_damage" ("retrospective", "deleted");
CREATE INDEX "party_of" ON "party" ("retrospective", "deleted");
CREATE INDEX "remedy_of" ON "remedy" ("retrospective", "deleted");
CREATE INDEX "apology_of" ON "apology" ("retrospective", "deleted");
CREATE INDEX "apology_open" ON "apology" ("retrospective") WHERE "deleted" = 0 AND (("standing" NOT IN ('not-doing', 'done') AND ("moved_to" IS NOT NULL OR "standing" = 'did-not-hold') AND (("moved_to") IS NOT NULL OR trim("what_for", char(9, 10, 11, 12, 13, 28, 29, 30, 31, 32, 133, 160, 5760, 8192, 8193, 8194, 8195, 8196, 8197, 8198, 8199, 8200, 8201, 8202, 8232, 8233, 8239, 8287, 12288)) <> '')) OR ("standing" IN ('not-doing') AND coalesce("look_again", '-') <> '' AND (("look_again") IS NOT NULL)));
CREATE INDEX "measure_of" ON "measure" ("retrospective", "deleted");
CREATE INDEX "measure_open" ON "measure" ("retrospective") WHERE "deleted" = 0 AND (("standing" NOT IN ('not-doing', 'done', 'holds', 'did-not-hold') AND ((CASE WHEN "moved_to" IS NOT NULL AND "standing" NOT IN ('not-doing', 'done', 'holds', 'did-not-hold') THEN "moved_to" ELSE "due" END) IS NOT NULL OR trim("what", char(9, 10, 11, 12, 13, 28, 29, 30, 31, 32, 133, 160, 5760, 8192, 8193, 8194, 8195, 8196, 8197, 8198, 8199, 8200, 8201, 8202, 8232, 8233, 8239, 8287, 12288)) <> '')) OR ("standing" NOT IN ('not-doing', 'holds', 'did-not-hold') AND ((CASE WHEN "moved_to" IS NOT NULL AND NOT ("standing" NOT IN ('not-doing', 'done', 'holds', 'did-not-hold')) AND "standing" NOT IN ('not-doing', 'holds', 'did-not-hold') THEN "moved_to" ELSE "check_on" END) IS NOT NULL OR trim("what", char(9, 10, 11, 12, 13, 28, 29, 30, 31, 32, 133, 160, 5760, 8192, 8193, 8194, 8195, 8196, 8197, 8198, 8199, 8200, 8201, 8202, 8232, 8233, 8239, 8287, 12288)) <> '')) OR ("standing" IN ('not-doing') AND coalesce("look_again", '-') <> '' AND ((CASE WHEN "moved_to" IS NOT NULL AND NOT ("standing" NOT IN ('not-doing', 'done', 'holds', 'did-not-hold')) AND NOT ("standing" NOT IN ('not-doing', 'holds', 'did-not-hold')) AND "standing" IN ('not-doing') AND coalesce("look_again", '-') <> '' THEN "moved_to" ELSE coalesce("look_again", "review_on") END) IS NOT NULL)) OR ("standing" IN ('did-not-hold') AND coalesce("look_again", '-') <> '' AND (("look_again") IS NOT NULL OR trim("what", char(9, 10, 11, 12, 13, 28, 29, 30, 31, 32, 133, 160, 5760, 8192, 8193, 8194, 8195, 8196, 8197, 8198, 8199, 8200, 8201, 8202, 8232, 8233, 8239, 8287, 12288)) <> '')));
CREATE INDEX "hardware_change_of" ON "hardware_change" ("retrospective", "deleted");
CREATE INDEX "hardware_change_open" ON "hardware_change" ("retrospective") WHERE "deleted" = 0 AND (("standing" NOT IN ('not-doing', 'done', 'holds', 'did-not-hold') AND ((CASE WHEN "moved_to" IS NOT NULL AND "standing" NOT IN ('not-doing', 'done', 'holds', 'did-not-hold') THEN "moved_to" ELSE "due" END) IS NOT NULL OR trim("what", char(9, 10, 11, 12, 13, 28, 29, 30, 31, 32, 133, 160, 5760, 8192, 8193, 8194, 8195, 8196, 8197, 8198, 8199, 8200, 8201, 8202, 8232, 8233, 8239, 8287, 12288)) <> '')) OR ("standing" IN ('done') AND coalesce("look_again", '-') <> '' AND ("moved_to" IS NOT NULL OR "standing" = 'did-not-hold') AND (("moved_to") IS NOT NULL)) OR ("standing" IN ('did-not-hold') AND coalesce("look_again", '-') <> '' AND (("look_again") IS NOT NULL OR trim("what", char(9, 10, 11, 12, 13, 28, 29, 30, 31, 32, 133, 160, 5760, 8192, 8193, 8194, 8195, 8196, 8197, 8198, 8199, 8200, 8201, 8202, 8232, 8233, 8239, 8287, 12288)) <> '')) OR ("standing" IN ('not-doing') AND coalesce("look_again", '-') <> '' AND (("look_again") IS NOT NULL)));
CREATE INDEX "no_change_of" ON "no_change" ("retrospective", "deleted");
CREATE INDEX "no_change_open" ON "no_change" ("retrospective") WHERE "deleted" = 0 AND (("standing" NOT IN ('done') AND ((CASE WHEN "moved_to" IS NOT NULL AND "standing" NOT IN ('done') THEN "moved_to" ELSE "review_on" END) IS NOT NULL)));
CREATE INDEX "place_of" ON "place" ("retrospective", "deleted");
CREATE INDEX "place_open" ON "place" ("retrospective") WHERE "deleted" = 0 AND (("standing" NOT IN ('not-doing', 'done', 'holds', 'did-not-hold') AND ((CASE WHEN "moved_to" IS NOT NULL AND "standing" NOT IN ('not-doing', 'done', 'holds', 'did-not-hold') THEN "moved_to" ELSE "due" END) IS NOT NULL OR trim("where", char(9, 10, 11, 12, 13, 28, 29, 30, 31, 32, 133, 160, 5760, 8192, 8193, 8194, 8195, 8196, 8197, 8198, 8199, 8200, 8201, 8202, 8232, 8233, 8239, 8287, 12288)) <> '')) OR ("standing" IN ('done') AND coalesce("look_again", '-') <> '' AND ("moved_to" IS NOT NULL OR "standing" = 'did-not-hold') AND (("moved_to") IS NOT NULL)) OR ("standing" IN ('did-not-hold') AND coalesce("look_again", '-') <> '' AND (("look_again") IS NOT NULL OR trim("where", char(9, 10, 11, 12, 13, 28, 29, 30, 31, 32, 133, 160, 5760, 8192, 8193, 8194, 8195, 8196, 8197, 8198, 8199, 8200, 8201, 8202, 8232, 8233, 8239, 8287, 12288)) <> '')) OR ("standing" IN ('not-doing') AND coalesce("look_again", '-') <> '' AND (("look_again") IS NOT NULL)));
CREATE INDEX "observation_of" ON "observation" ("retrospective", "deleted");
CREATE INDEX "lesson_of" ON "lesson" ("retrospective", "deleted");
CREATE INDEX "request_of" ON "request" ("retrospective", "deleted");
CREATE INDEX "request_open" ON "request" ("retrospective") WHERE "deleted" = 0 AND ((NOT (trim("answer", char(9, 10, 11, 12, 13, 28, 29, 30, 31, 32, 133, 160, 5760, 8192, 8193, 8194, 8195, 8196, 8197, 8198, 8199, 8200, 8201, 8202, 8232, 8233, 8239, 8287, 12288)) <> '') AND NOT ("answered" IS NOT NULL) AND "standing" NOT IN ('not-doing', 'done') AND ((CASE WHEN "moved_to" IS NOT NULL AND NOT (trim("answer", char(9, 10, 11, 12, 13, 28, 29, 30, 31, 32, 133, 160, 5760, 8192, 8193, 8194, 8195, 8196, 8197, 8198, 8199, 8200, 8201, 8202, 8232, 8233, 8239, 8287, 12288)) <> '') AND NOT ("answered" IS NOT NULL) AND "standing" NOT IN ('not-doing', 'done') THEN "moved_to" ELSE "due" END) IS NOT NULL OR trim("what", char(9, 10, 11, 12, 13, 28, 29, 30, 31, 32, 133, 160, 5760, 8192, 8193, 8194, 8195, 8196, 8197, 8198, 8199, 8200, 8201, 8202, 8232, 8233, 8239, 8287, 12288)) <> '')) OR ("standing" IN ('not-doing') AND coalesce("look_again", '-') <> '' AND (("look_again") IS NOT NULL)));
CREATE INDEX "recollection_of" ON "recollection" ("retrospective", "deleted");
CREATE INDEX "parked_of" ON "parked" ("retrospective", "deleted");
CREATE INDEX "parked_open" ON "parked" ("retrospective") WHERE "deleted" = 0 AND (("standing" NOT IN ('not-doing', 'done') AND ((CASE WHEN "moved_to" IS NOT NULL AND "standing" NOT IN ('not-doing', 'done') THEN "moved_to" ELSE "until" END) IS NOT NULL OR trim("what", char(9, 10, 11, 12, 13, 28, 29, 30, 31, 32, 133, 160, 5760, 8192, 8193, 8194, 8195, 8196, 8197, 8198, 8199, 8200, 8201, 8202, 8232, 8233, 8239, 8287, 12288)) <> '')) OR ("standing" IN ('not-doing') AND coalesce("look_again", '-') <> '' AND (("look_again") IS NOT NULL)));
CREATE INDEX "vote_of" ON "vote" ("retrospective", "deleted");
CREATE INDEX "reopening_of" ON "reopening" ("retrospective", "deleted");
CREATE INDEX "addendum_of" ON "addendum" ("retrospective", "deleted");
CREATE INDEX "sharing_of" ON "sharing" ("retrospective", "deleted");
CREATE INDEX "row_check_of" ON "row_check" ("retrospective", "deleted");
CREATE INDEX "tick_of" ON "tick" ("retrospective", "deleted");
CREATE INDEX "outcome_of" ON "outcome" ("retrospective", "deleted");
CREATE INDEX "empty_answer_of" ON "empty_answer" ("retrospective", "deleted");
CREATE INDEX "empty_answer_open" ON "empty_answer" ("retrospective") WHERE "deleted" = 0 AND ((NOT (coalesce("said" IN ('not-applicable', 'later'), 1)) AND (("by") IS NOT NULL OR trim("finder", char(9, 10, 11, 12, 13, 28, 29, 30, 31, 32, 133, 160, 5760, 8192, 8193, 8194, 8195, 8196, 8197, 8198, 8199, 8200, 8201, 8202, 8232, 8233, 8239, 8287, 12288)) <> '')));
CREATE INDEX "measure_answers_target" ON "measure_answers" ("target");
PRAGMA writable_schema=OFF;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('register',2);
COMMIT;
