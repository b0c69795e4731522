-- The most lines of a week that needed somebody at once: once mended, nothing else says so. Generated from
-- src-main/store/schema.ts; STRICT is added by hand.
CREATE TABLE `week_needing` (
	`week_start` text PRIMARY KEY NOT NULL,
	`most` integer NOT NULL,
	CONSTRAINT "week_needing_most" CHECK("week_needing"."most" > 0)
) STRICT;
