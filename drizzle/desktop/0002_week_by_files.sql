-- A week that goes to the council by files, the provider's own list of people, and site packets. Generated from
-- src-main/store/schema-files.ts; STRICT, the triggers and this line by hand.
CREATE TABLE `device_key` (
	`one` integer PRIMARY KEY NOT NULL,
	`private_key` blob NOT NULL,
	`public_key` blob NOT NULL,
	CONSTRAINT "device_key_is_one" CHECK("one" = 1)
) STRICT;
--> statement-breakpoint
CREATE TABLE `evidence_picture` (
	`digest` text PRIMARY KEY NOT NULL,
	`file_name` text NOT NULL,
	`bytes` blob NOT NULL,
	`at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `file_evidence` (
	`position` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`week_start` text NOT NULL,
	`service` text NOT NULL,
	`body` text NOT NULL,
	CONSTRAINT "file_evidence_is_json" CHECK(json_valid("body"))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `file_evidence_by_id` ON `file_evidence` (`id`);--> statement-breakpoint
CREATE INDEX `file_evidence_of_week` ON `file_evidence` (`week_start`,`service`);--> statement-breakpoint
CREATE TABLE `list_mapping` (
	`one` integer PRIMARY KEY NOT NULL,
	`body` text NOT NULL,
	CONSTRAINT "list_mapping_is_one" CHECK("one" = 1),
	CONSTRAINT "list_mapping_is_json" CHECK(json_valid("body"))
) STRICT;
--> statement-breakpoint
CREATE TABLE `made_file` (
	`evidence_id` text PRIMARY KEY NOT NULL,
	`digest` text NOT NULL,
	`week_start` text NOT NULL,
	`service` text NOT NULL,
	`cells` text NOT NULL,
	CONSTRAINT "made_file_is_json" CHECK(json_valid("cells"))
) STRICT;
--> statement-breakpoint
CREATE INDEX `made_file_by_digest` ON `made_file` (`digest`);--> statement-breakpoint
CREATE TABLE `merged_packet` (
	`packet_id` text PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`by_id` text NOT NULL,
	`by_name` text NOT NULL,
	`packet` text NOT NULL,
	CONSTRAINT "merged_packet_is_json" CHECK(json_valid("packet"))
) STRICT;
--> statement-breakpoint
CREATE TABLE `person_detail` (
	`ss_ref` text PRIMARY KEY NOT NULL,
	`service_type` text,
	`other` text NOT NULL,
	CONSTRAINT "person_detail_is_json" CHECK(json_valid("other"))
) STRICT;
--> statement-breakpoint
CREATE TABLE `portal_look` (
	`id` integer PRIMARY KEY NOT NULL,
	`what` text NOT NULL,
	`week_start` text,
	`by_id` text NOT NULL,
	`by_name` text NOT NULL,
	`at` text NOT NULL,
	CONSTRAINT "portal_look_what" CHECK("what" IN ('disputes', 'exceptions'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `service_plan` (
	`week_start` text NOT NULL,
	`service` text NOT NULL,
	`plan` text NOT NULL,
	`bytes` blob NOT NULL,
	`keep_extra_columns` integer NOT NULL,
	PRIMARY KEY(`week_start`, `service`),
	CONSTRAINT "service_plan_is_json" CHECK(json_valid("plan")),
	CONSTRAINT "service_plan_keeps" CHECK("keep_extra_columns" IN (0, 1))
) STRICT;
--> statement-breakpoint
CREATE TABLE `service_type_answer` (
	`id` integer PRIMARY KEY NOT NULL,
	`service` text NOT NULL,
	`service_level` text NOT NULL,
	`service_type` text NOT NULL,
	`by_id` text NOT NULL,
	`by_name` text NOT NULL,
	`at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TRIGGER `file_evidence_is_append_only` BEFORE UPDATE ON `file_evidence`
BEGIN
	SELECT RAISE(ABORT, 'evidence is only ever added to');
END;
--> statement-breakpoint
CREATE TRIGGER `file_evidence_is_never_deleted` BEFORE DELETE ON `file_evidence`
BEGIN
	SELECT RAISE(ABORT, 'evidence is only ever added to');
END;
--> statement-breakpoint
CREATE TRIGGER `made_file_is_append_only` BEFORE UPDATE ON `made_file`
BEGIN
	SELECT RAISE(ABORT, 'evidence is only ever added to');
END;
--> statement-breakpoint
CREATE TRIGGER `made_file_is_never_deleted` BEFORE DELETE ON `made_file`
BEGIN
	SELECT RAISE(ABORT, 'evidence is only ever added to');
END;
--> statement-breakpoint
CREATE TRIGGER `portal_look_is_append_only` BEFORE UPDATE ON `portal_look`
BEGIN
	SELECT RAISE(ABORT, 'evidence is only ever added to');
END;
--> statement-breakpoint
CREATE TRIGGER `portal_look_is_never_deleted` BEFORE DELETE ON `portal_look`
BEGIN
	SELECT RAISE(ABORT, 'evidence is only ever added to');
END;
