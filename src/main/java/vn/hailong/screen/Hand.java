package vn.hailong.screen;

import vn.hailong.survey.Act;

/// Where a touch goes. On the toolkit's thread.
interface Hand {
    /// To the session.
    void act(Act act);

    /// Lays a page over the picture, in place of one that lies there.
    void cover(Cover cover);

    void uncover();
}
