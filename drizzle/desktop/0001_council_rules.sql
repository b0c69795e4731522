-- What the council changed in its rules, and the sign-ins at its portal. Generated from src-main/store/schema.ts; STRICT and this line by hand.
CREATE TABLE `portal_access` (
	`id` integer PRIMARY KEY NOT NULL,
	`day` text NOT NULL,
	`by_id` text NOT NULL,
	`by_name` text NOT NULL,
	`at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `profile_change` (
	`id` integer PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`from_version` text NOT NULL,
	`to_version` text NOT NULL,
	`sentences` text NOT NULL,
	`seen_at` text,
	`seen_by` text,
	CONSTRAINT "profile_change_sentences_are_json" CHECK(json_valid("sentences"))
) STRICT;
--> statement-breakpoint
CREATE TABLE `profile_refusal` (
	`one` integer PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`problem` text NOT NULL,
	CONSTRAINT "profile_refusal_is_one" CHECK("one" = 1),
	CONSTRAINT "profile_refusal_is_json" CHECK(json_valid("problem"))
) STRICT;
