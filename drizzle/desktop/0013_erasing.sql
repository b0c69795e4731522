-- Erasing one person. Generated from src-main/store/schema-erasing.ts; STRICT, the triggers and this line by hand.
CREATE TABLE `erased_id` (
	`hash` blob PRIMARY KEY NOT NULL,
	`erasure_id` text NOT NULL,
	FOREIGN KEY (`erasure_id`) REFERENCES `erasure`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "erased_id_hash" CHECK(length("erased_id"."hash") = 32)
) STRICT;
--> statement-breakpoint
CREATE INDEX `erased_id_by_erasure` ON `erased_id` (`erasure_id`);
--> statement-breakpoint
CREATE TABLE `erasure` (
	`id` text PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`by_id` text NOT NULL,
	`by_name` text NOT NULL,
	`why` text NOT NULL,
	`state` text NOT NULL,
	`salt` blob NOT NULL,
	CONSTRAINT "erasure_state" CHECK("erasure"."state" IN ('rows', 'files', 'done'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `week_total` (
	`erasure_id` text NOT NULL,
	`week_start` text NOT NULL,
	`service` text NOT NULL,
	`lines` integer NOT NULL,
	`planned` integer NOT NULL,
	`actual` integer NOT NULL,
	`frustrated` integer NOT NULL,
	`missed` integer NOT NULL,
	`extra` integer NOT NULL,
	PRIMARY KEY(`erasure_id`, `week_start`, `service`),
	FOREIGN KEY (`erasure_id`) REFERENCES `erasure`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "week_total_lines" CHECK("week_total"."lines" > 0)
) STRICT;
--> statement-breakpoint
CREATE INDEX `week_total_of_week` ON `week_total` (`week_start`);
--> statement-breakpoint
DROP TRIGGER `file_evidence_is_append_only`;
--> statement-breakpoint
-- Evidence is only ever added to; what it says of one person is taken out while that person is erased.
CREATE TRIGGER `file_evidence_is_append_only` BEFORE UPDATE ON `file_evidence`
WHEN NOT (
	NEW.position IS OLD.position AND NEW.id IS OLD.id AND NEW.week_start IS OLD.week_start AND NEW.service IS OLD.service
	AND EXISTS (SELECT 1 FROM erasure WHERE state = 'rows')
)
BEGIN
	SELECT RAISE(ABORT, 'evidence is only ever added to');
END;
--> statement-breakpoint
DROP TRIGGER `made_file_is_append_only`;
--> statement-breakpoint
-- Evidence is only ever added to; what it says of one person is taken out while that person is erased.
CREATE TRIGGER `made_file_is_append_only` BEFORE UPDATE ON `made_file`
WHEN NOT (
	NEW.evidence_id IS OLD.evidence_id AND NEW.digest IS OLD.digest AND NEW.week_start IS OLD.week_start AND NEW.service IS OLD.service AND NEW.path IS OLD.path
	AND EXISTS (SELECT 1 FROM erasure WHERE state = 'rows')
)
BEGIN
	SELECT RAISE(ABORT, 'evidence is only ever added to');
END;
