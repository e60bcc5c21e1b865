-- A card's count of refused ratings goes on over the starts of its program. One that takes nothing forgets the last of
-- them in a kill: these are counted, and not once more.
comment on column heard_installation.refused_now is 'as the terminal said last';
comment on column heard_installation.refused is 'all that were ever told, also those that the card has forgotten since';
