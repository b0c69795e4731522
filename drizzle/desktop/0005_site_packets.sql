-- Site packets that were made here, and what of those brought in is dealt with. Generated from
-- src-main/store/schema-files.ts; STRICT and this line by hand.
CREATE TABLE `made_packet` (
	`packet_id` text PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`by_name` text NOT NULL,
	`subjects` text NOT NULL,
	CONSTRAINT "made_packet_subjects_is_json" CHECK(json_valid("subjects"))
) STRICT;
--> statement-breakpoint
CREATE TABLE `packet_dealt` (
	`packet_id` text NOT NULL,
	`subject` text NOT NULL,
	PRIMARY KEY(`packet_id`, `subject`)
) STRICT;
