-- The desktop's store, first version. Generated from src-main/store/schema.ts; STRICT, the triggers and this line by hand.
CREATE TABLE `account` (
	`one` integer PRIMARY KEY NOT NULL,
	`body` text NOT NULL,
	CONSTRAINT "account_is_one" CHECK("one" = 1),
	CONSTRAINT "account_body_is_json" CHECK(json_valid("body"))
) STRICT;
--> statement-breakpoint
CREATE TABLE `acknowledgement` (
	`week_start` text NOT NULL,
	`key` text NOT NULL,
	`reason` text NOT NULL,
	`by_id` text NOT NULL,
	`by_name` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`week_start`, `key`),
	CONSTRAINT "acknowledgement_says_why" CHECK(length("reason") > 0)
) STRICT;
--> statement-breakpoint
CREATE TABLE `actual` (
	`week_start` text NOT NULL,
	`line_id` text NOT NULL,
	`planned` integer NOT NULL,
	`actual` integer NOT NULL,
	`frustrated` integer NOT NULL,
	`missed` integer NOT NULL,
	`extra` integer NOT NULL,
	`visits` integer NOT NULL,
	`generated_visits` integer NOT NULL,
	`comment` text NOT NULL,
	`comment_source` text NOT NULL,
	`attested_id` text,
	`attested_name` text,
	`attested_at` text,
	`changed_id` text,
	`changed_name` text,
	`changed_at` text,
	`portal_version` integer,
	`portal_record` text,
	PRIMARY KEY(`week_start`, `line_id`),
	FOREIGN KEY (`week_start`) REFERENCES `week`(`week_start`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "actual_quantities" CHECK("planned" >= 0 AND "actual" >= 0 AND "frustrated" >= 0 AND "missed" >= 0 AND "extra" >= 0 AND "visits" >= 0 AND "generated_visits" >= 0),
	CONSTRAINT "actual_comment_source" CHECK("comment_source" IN ('written', 'edited', 'pulled')),
	CONSTRAINT "actual_portal_whole" CHECK(("portal_version" IS NULL) = ("portal_record" IS NULL)),
	CONSTRAINT "actual_portal_is_json" CHECK("portal_record" IS NULL OR json_valid("portal_record"))
) STRICT;
--> statement-breakpoint
CREATE INDEX `actual_by_line` ON `actual` (`line_id`,`week_start`);--> statement-breakpoint
CREATE TABLE `adjustment_change` (
	`request_id` text NOT NULL,
	`position` integer NOT NULL,
	`line_id` text NOT NULL,
	`kind` text NOT NULL,
	PRIMARY KEY(`request_id`, `position`),
	FOREIGN KEY (`request_id`) REFERENCES `adjustment_request`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "adjustment_change_kind" CHECK("kind" IN ('increase', 'reduction', 'end', 'level'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `adjustment_request` (
	`id` text PRIMARY KEY NOT NULL,
	`ss_ref` text NOT NULL,
	`start_date` text NOT NULL,
	`end_date` text,
	`submitted_on` text,
	`outcome` text NOT NULL,
	CONSTRAINT "adjustment_request_outcome" CHECK("outcome" IN ('draft', 'submitted', 'accepted', 'rejected'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `care_at_portal` (
	`kind` text NOT NULL,
	`id` text NOT NULL,
	`version` integer NOT NULL,
	`record` text NOT NULL,
	PRIMARY KEY(`kind`, `id`),
	CONSTRAINT "care_at_portal_kind" CHECK("kind" IN ('stay', 'adjustment', 'end', 'log')),
	CONSTRAINT "care_at_portal_record_is_json" CHECK(json_valid("record"))
) STRICT;
--> statement-breakpoint
CREATE TABLE `change_log` (
	`id` integer PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`by_id` text NOT NULL,
	`by_name` text NOT NULL,
	`device` text NOT NULL,
	`command` text NOT NULL,
	`what` text NOT NULL,
	`source` text NOT NULL,
	`week_start` text,
	`line_id` text,
	`ss_ref` text,
	`content` text,
	`content_hash` blob NOT NULL,
	`previous_hash` blob NOT NULL,
	`hash` blob NOT NULL,
	CONSTRAINT "change_log_source" CHECK("source" IN ('typed', 'file', 'sync', 'log')),
	CONSTRAINT "change_log_content_is_json" CHECK("content" IS NULL OR json_valid("content")),
	CONSTRAINT "change_log_hashes" CHECK(length("content_hash") = 32 AND length("previous_hash") = 32 AND length("hash") = 32)
) STRICT;
--> statement-breakpoint
CREATE INDEX `change_log_by_line` ON `change_log` (`line_id`,`week_start`);--> statement-breakpoint
CREATE INDEX `change_log_by_week` ON `change_log` (`week_start`);--> statement-breakpoint
CREATE INDEX `change_log_by_command` ON `change_log` (`command`);--> statement-breakpoint
CREATE INDEX `change_log_by_person` ON `change_log` (`ss_ref`);--> statement-breakpoint
CREATE TABLE `confirmation` (
	`key` text PRIMARY KEY NOT NULL,
	`week_start` text NOT NULL,
	`services` text NOT NULL,
	`digest` text NOT NULL,
	`statement` text NOT NULL,
	`body` text NOT NULL,
	`state` text NOT NULL,
	`problem` text,
	`created_at` text NOT NULL,
	CONSTRAINT "confirmation_state" CHECK("state" IN ('sending', 'unknown', 'confirmed', 'refused')),
	CONSTRAINT "confirmation_services_is_json" CHECK(json_valid("services"))
) STRICT;
--> statement-breakpoint
CREATE TABLE `council_file` (
	`week_start` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`bytes` blob NOT NULL,
	`keep_extra_columns` integer NOT NULL,
	`imported_at` text NOT NULL,
	CONSTRAINT "council_file_keep" CHECK("keep_extra_columns" IN (0, 1))
) STRICT;
--> statement-breakpoint
CREATE TABLE `dispute` (
	`id` text PRIMARY KEY NOT NULL,
	`week_start` text NOT NULL,
	`line_id` text NOT NULL,
	`state` text NOT NULL,
	CONSTRAINT "dispute_state" CHECK("state" IN ('open', 'closed'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `dispute_message` (
	`id` text PRIMARY KEY NOT NULL,
	`dispute_id` text NOT NULL,
	`position` integer NOT NULL,
	`from` text NOT NULL,
	`by_id` text NOT NULL,
	`by_name` text NOT NULL,
	`at` text NOT NULL,
	`text` text NOT NULL,
	FOREIGN KEY (`dispute_id`) REFERENCES `dispute`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "dispute_message_from" CHECK("from" IN ('council', 'provider'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `dispute_message_by_dispute` ON `dispute_message` (`dispute_id`,`position`);--> statement-breakpoint
CREATE TABLE `exception` (
	`week_start` text NOT NULL,
	`key` text NOT NULL,
	`line_id` text,
	`rule` text NOT NULL,
	`level` text NOT NULL,
	`body` text NOT NULL,
	PRIMARY KEY(`week_start`, `key`),
	FOREIGN KEY (`week_start`) REFERENCES `week`(`week_start`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "exception_level" CHECK("level" IN ('error', 'warning')),
	CONSTRAINT "exception_body_is_json" CHECK(json_valid("body"))
) STRICT;
--> statement-breakpoint
CREATE TABLE `hospital_stay` (
	`id` text PRIMARY KEY NOT NULL,
	`ss_ref` text NOT NULL,
	`admitted` text NOT NULL,
	`discharged` text,
	`told_who` text,
	`told_on` text,
	`approval_state` text,
	`approval_by` text,
	`approval_reference` text,
	`approval_through_week` integer,
	CONSTRAINT "hospital_stay_in_order" CHECK("discharged" IS NULL OR "discharged" >= "admitted"),
	CONSTRAINT "hospital_stay_approval" CHECK("approval_state" IS NULL OR "approval_state" IN ('requested', 'given'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `hospital_stay_by_person` ON `hospital_stay` (`ss_ref`);--> statement-breakpoint
CREATE TABLE `log_entry` (
	`id` text PRIMARY KEY NOT NULL,
	`line_id` text NOT NULL,
	`day` text NOT NULL,
	`kind` text NOT NULL,
	`reason` text,
	`minutes` integer NOT NULL,
	`note` text NOT NULL,
	CONSTRAINT "log_entry_kind" CHECK("kind" IN ('as-planned', 'delivered', 'frustrated', 'missed', 'extra')),
	CONSTRAINT "log_entry_minutes" CHECK("minutes" >= 0)
) STRICT;
--> statement-breakpoint
CREATE INDEX `log_entry_by_day` ON `log_entry` (`day`,`line_id`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`week_start` text,
	`line_id` text,
	`base_version` integer,
	`base` text,
	`body` text,
	`state` text NOT NULL,
	`batch_key` text,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_attempt_at` text,
	`problem` text,
	`created_at` text NOT NULL,
	`settled_at` text,
	CONSTRAINT "outbox_kind" CHECK("kind" IN ('actual', 'care', 'generate', 'dispute-message')),
	CONSTRAINT "outbox_state" CHECK("state" IN ('pending', 'sending', 'unknown', 'accepted', 'conflict', 'rejected', 'withdrawn')),
	CONSTRAINT "outbox_frozen_before_sent" CHECK("state" NOT IN ('sending', 'unknown') OR "batch_key" IS NOT NULL),
	CONSTRAINT "outbox_body_is_json" CHECK("body" IS NULL OR json_valid("body")),
	CONSTRAINT "outbox_base_is_json" CHECK("base" IS NULL OR json_valid("base")),
	CONSTRAINT "outbox_problem_is_json" CHECK("problem" IS NULL OR json_valid("problem"))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_one_open_to_edits` ON `outbox` (`subject`) WHERE state IN ('conflict', 'rejected') OR (state = 'pending' AND batch_key IS NULL);--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_one_on_its_way` ON `outbox` (`subject`) WHERE batch_key IS NOT NULL AND state IN ('pending', 'sending', 'unknown');--> statement-breakpoint
CREATE INDEX `outbox_unsent` ON `outbox` (`id`) WHERE state NOT IN ('accepted', 'withdrawn');--> statement-breakpoint
CREATE INDEX `outbox_by_batch` ON `outbox` (`batch_key`);--> statement-breakpoint
CREATE TABLE `payment` (
	`id` text PRIMARY KEY NOT NULL,
	`week_start` text NOT NULL,
	`service` text NOT NULL,
	`state` text NOT NULL,
	`amount_pence` integer NOT NULL,
	`paid_on` text,
	CONSTRAINT "payment_state" CHECK("state" IN ('scheduled', 'processed'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `person` (
	`ss_ref` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`nhs_number` text,
	`address` text
) STRICT;
--> statement-breakpoint
CREATE TABLE `profile` (
	`one` integer PRIMARY KEY NOT NULL,
	`body` text NOT NULL,
	`etag` text,
	`saved_at` text NOT NULL,
	CONSTRAINT "profile_is_one" CHECK("one" = 1),
	CONSTRAINT "profile_body_is_json" CHECK(json_valid("body"))
) STRICT;
--> statement-breakpoint
CREATE TABLE `receipt` (
	`id` text PRIMARY KEY NOT NULL,
	`week_start` text NOT NULL,
	`number` text NOT NULL,
	`superseded` integer NOT NULL,
	`body` text NOT NULL,
	CONSTRAINT "receipt_superseded" CHECK("superseded" IN (0, 1)),
	CONSTRAINT "receipt_body_is_json" CHECK(json_valid("body"))
) STRICT;
--> statement-breakpoint
CREATE INDEX `receipt_by_week` ON `receipt` (`week_start`);--> statement-breakpoint
CREATE TABLE `service_end` (
	`id` text PRIMARY KEY NOT NULL,
	`ss_ref` text NOT NULL,
	`line_id` text,
	`last_day` text NOT NULL,
	`cause` text NOT NULL,
	CONSTRAINT "service_end_cause" CHECK("cause" IN ('moved', 'died', 'other'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `service_line` (
	`id` text PRIMARY KEY NOT NULL,
	`ss_ref` text NOT NULL,
	`service_type` text NOT NULL,
	`service` text NOT NULL,
	`service_level` text NOT NULL,
	`planned_quantity` integer NOT NULL,
	`planned_visits` integer NOT NULL,
	`start_date` text NOT NULL,
	`end_date` text,
	`gone` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`ss_ref`) REFERENCES `person`(`ss_ref`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "service_line_quantities" CHECK("planned_quantity" >= 0 AND "planned_visits" >= 0),
	CONSTRAINT "service_line_gone" CHECK("gone" IN (0, 1))
) STRICT;
--> statement-breakpoint
CREATE INDEX `service_line_by_person` ON `service_line` (`ss_ref`);--> statement-breakpoint
CREATE TABLE `staged_change` (
	`position` integer PRIMARY KEY NOT NULL,
	`cursor` text NOT NULL,
	`body` text NOT NULL,
	CONSTRAINT "staged_change_body_is_json" CHECK(json_valid("body"))
) STRICT;
--> statement-breakpoint
CREATE TABLE `sync_state` (
	`one` integer PRIMARY KEY NOT NULL,
	`cursor` text,
	`portal_id` text,
	`last_synced_at` text,
	`clock_offset_millis` integer,
	`working_offline` integer DEFAULT 0 NOT NULL,
	`problem` text,
	CONSTRAINT "sync_state_is_one" CHECK("one" = 1),
	CONSTRAINT "sync_state_offline" CHECK("working_offline" IN (0, 1))
) STRICT;
--> statement-breakpoint
CREATE TABLE `undo_step` (
	`position` integer PRIMARY KEY NOT NULL,
	`command` text NOT NULL,
	`label` text NOT NULL,
	`week_start` text,
	`state` text NOT NULL,
	CONSTRAINT "undo_step_state" CHECK("state" IN ('done', 'undone', 'dropped'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `variation` (
	`week_start` text NOT NULL,
	`line_id` text NOT NULL,
	`position` integer NOT NULL,
	`category` text NOT NULL,
	`reason` text NOT NULL,
	`quantity` integer NOT NULL,
	`first_day` text,
	`last_day` text,
	`hospital_stay_id` text,
	`note` text NOT NULL,
	PRIMARY KEY(`week_start`, `line_id`, `position`),
	FOREIGN KEY (`week_start`,`line_id`) REFERENCES `actual`(`week_start`,`line_id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "variation_category" CHECK("category" IN ('frustrated', 'missed', 'extra')),
	CONSTRAINT "variation_quantity" CHECK("quantity" >= 0)
) STRICT;
--> statement-breakpoint
CREATE TABLE `week` (
	`week_start` text PRIMARY KEY NOT NULL,
	`status` text NOT NULL,
	`generated` integer NOT NULL,
	`generated_at` text,
	`known` integer NOT NULL,
	CONSTRAINT "week_status" CHECK("status" IN ('open', 'confirmed', 'payment-processed')),
	CONSTRAINT "week_flags" CHECK("generated" IN (0, 1) AND "known" IN (0, 1)),
	CONSTRAINT "week_is_a_monday" CHECK(CAST(julianday("week_start") - julianday('1970-01-05') AS INTEGER) % 7 = 0)
) STRICT;
--> statement-breakpoint
CREATE TABLE `week_service` (
	`week_start` text NOT NULL,
	`service` text NOT NULL,
	`position` integer NOT NULL,
	`state` text NOT NULL,
	`receipt_id` text,
	PRIMARY KEY(`week_start`, `service`),
	FOREIGN KEY (`week_start`) REFERENCES `week`(`week_start`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "week_service_state" CHECK("state" IN ('open', 'confirmed', 'reopened')),
	CONSTRAINT "week_service_confirmed_by_receipt" CHECK("state" <> 'confirmed' OR "receipt_id" IS NOT NULL)
) STRICT;
--> statement-breakpoint
CREATE TRIGGER `change_log_is_append_only` BEFORE UPDATE ON `change_log`
WHEN NOT (
	NEW.content IS NULL AND NEW.line_id IS NULL AND NEW.ss_ref IS NULL
	AND NEW.id IS OLD.id AND NEW.at IS OLD.at AND NEW.by_id IS OLD.by_id AND NEW.by_name IS OLD.by_name
	AND NEW.device IS OLD.device AND NEW.command IS OLD.command AND NEW.what IS OLD.what AND NEW.source IS OLD.source
	AND NEW.week_start IS OLD.week_start AND NEW.content_hash IS OLD.content_hash
	AND NEW.previous_hash IS OLD.previous_hash AND NEW.hash IS OLD.hash
)
BEGIN
	SELECT RAISE(ABORT, 'the change log is append-only; only content can be erased');
END;
--> statement-breakpoint
CREATE TRIGGER `change_log_is_never_deleted` BEFORE DELETE ON `change_log`
BEGIN
	SELECT RAISE(ABORT, 'the change log is append-only; only content can be erased');
END;
