-- The provider's care sites, and whether somebody said that they have reported; and of log entries that came from the portal, who
-- made them and when. Generated from src-main/store/schema.ts; STRICT is added by hand.
CREATE TABLE `site` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`in_charge` text NOT NULL,
	`write_to` text NOT NULL,
	`services` text NOT NULL,
	`line_ids` text NOT NULL,
	`removed` integer NOT NULL,
	`changed_id` text NOT NULL,
	`changed_name` text NOT NULL,
	`changed_at` text NOT NULL,
	CONSTRAINT "site_services_are_json" CHECK(json_valid("site"."services")),
	CONSTRAINT "site_line_ids_are_json" CHECK(json_valid("site"."line_ids")),
	CONSTRAINT "site_removed" CHECK("site"."removed" IN (0, 1))
) STRICT;
--> statement-breakpoint
CREATE TABLE `site_report` (
	`site_id` text NOT NULL,
	`week_start` text NOT NULL,
	`how` text NOT NULL,
	`removed` integer NOT NULL,
	`by_id` text NOT NULL,
	`by_name` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`site_id`, `week_start`),
	CONSTRAINT "site_report_how" CHECK("site_report"."how" IN ('told', 'sheet')),
	CONSTRAINT "site_report_removed" CHECK("site_report"."removed" IN (0, 1))
) STRICT;
--> statement-breakpoint
ALTER TABLE `log_entry` ADD `changed_name` text;--> statement-breakpoint
ALTER TABLE `log_entry` ADD `changed_at` text;