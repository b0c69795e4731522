-- Replacing the findings of one line looked through those of the whole week. Generated from src-main/store/schema.ts.
CREATE INDEX `exception_of_line` ON `exception` (`week_start`,`line_id`);