-- Absences as periods; entries of the log for care that cannot be claimed, and both kinds among what the portal holds; and which
-- later kinds of record the portal takes. Generated from src-main/store/schema.ts; STRICT is by hand, and the pragmas of foreign
-- keys are out: the migration runs without them.
CREATE TABLE `absence` (
	`id` text PRIMARY KEY NOT NULL,
	`ss_ref` text NOT NULL,
	`kind` text NOT NULL,
	`line_ids` text,
	`first_day` text NOT NULL,
	`last_day` text,
	`told_on` text,
	`note` text NOT NULL,
	CONSTRAINT "absence_kind" CHECK("absence"."kind" IN ('holiday', 'respite', 'admission', 'other')),
	CONSTRAINT "absence_in_order" CHECK("absence"."last_day" IS NULL OR "absence"."last_day" >= "absence"."first_day"),
	CONSTRAINT "absence_lines_are_json" CHECK("absence"."line_ids" IS NULL OR json_valid("absence"."line_ids"))
) STRICT;--> statement-breakpoint
CREATE INDEX `absence_by_person` ON `absence` (`ss_ref`);--> statement-breakpoint
CREATE TABLE `__new_care_at_portal` (
	`kind` text NOT NULL,
	`id` text NOT NULL,
	`version` integer NOT NULL,
	`record` text NOT NULL,
	PRIMARY KEY(`kind`, `id`),
	CONSTRAINT "care_at_portal_kind" CHECK("__new_care_at_portal"."kind" IN ('stay', 'adjustment', 'end', 'log', 'absence')),
	CONSTRAINT "care_at_portal_record_is_json" CHECK(json_valid("__new_care_at_portal"."record"))
) STRICT;--> statement-breakpoint
INSERT INTO `__new_care_at_portal`("kind", "id", "version", "record") SELECT "kind", "id", "version", "record" FROM `care_at_portal`;--> statement-breakpoint
DROP TABLE `care_at_portal`;--> statement-breakpoint
ALTER TABLE `__new_care_at_portal` RENAME TO `care_at_portal`;--> statement-breakpoint
CREATE TABLE `__new_log_entry` (
	`id` text PRIMARY KEY NOT NULL,
	`line_id` text NOT NULL,
	`day` text NOT NULL,
	`kind` text NOT NULL,
	`reason` text,
	`minutes` integer NOT NULL,
	`note` text NOT NULL,
	`changed_name` text,
	`changed_at` text,
	CONSTRAINT "log_entry_kind" CHECK("__new_log_entry"."kind" IN ('as-planned', 'delivered', 'frustrated', 'missed', 'extra', 'not-claimed')),
	CONSTRAINT "log_entry_minutes" CHECK("__new_log_entry"."minutes" >= 0)
) STRICT;--> statement-breakpoint
INSERT INTO `__new_log_entry`("id", "line_id", "day", "kind", "reason", "minutes", "note", "changed_name", "changed_at") SELECT "id", "line_id", "day", "kind", "reason", "minutes", "note", "changed_name", "changed_at" FROM `log_entry`;--> statement-breakpoint
DROP TABLE `log_entry`;--> statement-breakpoint
ALTER TABLE `__new_log_entry` RENAME TO `log_entry`;--> statement-breakpoint
CREATE INDEX `log_entry_by_day` ON `log_entry` (`day`,`line_id`);--> statement-breakpoint
ALTER TABLE `sync_state` ADD `takes` text;
