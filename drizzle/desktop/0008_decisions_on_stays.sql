-- Decisions on a stay as a list with what goes with it, what a request asks for, and an increase marked as another one. All
-- of it is empty in records of before. Generated from src-main/store/schema.ts.
ALTER TABLE `adjustment_change` ADD `hours_from` integer;--> statement-breakpoint
ALTER TABLE `adjustment_change` ADD `hours_to` integer;--> statement-breakpoint
ALTER TABLE `adjustment_change` ADD `level_from` text;--> statement-breakpoint
ALTER TABLE `adjustment_change` ADD `level_to` text;--> statement-breakpoint
ALTER TABLE `adjustment_change` ADD `visits_from` integer;--> statement-breakpoint
ALTER TABLE `adjustment_change` ADD `visits_to` integer;--> statement-breakpoint
ALTER TABLE `adjustment_request` ADD `why` text;--> statement-breakpoint
ALTER TABLE `adjustment_request` ADD `asked_by` text;--> statement-breakpoint
ALTER TABLE `hospital_stay` ADD `decisions` text;--> statement-breakpoint
ALTER TABLE `hospital_stay` ADD `resumed` text;--> statement-breakpoint
ALTER TABLE `hospital_stay` ADD `calls_fall_on_stay_days` integer;--> statement-breakpoint
ALTER TABLE `variation` ADD `separate_cause` text;