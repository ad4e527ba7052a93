enum C100KitPlaceholder {}
