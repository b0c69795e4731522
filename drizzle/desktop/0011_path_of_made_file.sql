ALTER TABLE `made_file` ADD `path` text;
