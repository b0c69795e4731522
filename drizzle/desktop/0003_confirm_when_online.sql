-- A confirmation that was agreed to while offline. Generated from src-main/store/schema.ts; STRICT and this line by hand.
CREATE TABLE `confirmation_wish` (
	`week_start` text PRIMARY KEY NOT NULL,
	`services` text NOT NULL,
	`seen` text NOT NULL,
	`by_id` text NOT NULL,
	`by_name` text NOT NULL,
	`at` text NOT NULL,
	`problem` text,
	CONSTRAINT "confirmation_wish_services_is_json" CHECK(json_valid("services")),
	CONSTRAINT "confirmation_wish_seen_is_json" CHECK(json_valid("seen"))
) STRICT;
