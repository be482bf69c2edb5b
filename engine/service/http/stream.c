/* Server-sent events: a body that is written as things happen, on connections that sleep in between. */
#include <stdlib.h>
#include <string.h>

#include "engine/service/http/http_private.h"

#define BLOCK_BYTES 4096
#define REMARK_MICROSECONDS                                                                                  \
    15000000 /* a comment is sent when nothing else was: so a client that has gone is noticed */

struct stream {
    struct stream *next, *previous; /* those that sleep or run, under server->streams_lock */
    struct server *server;
    struct MHD_Connection *connection;
    stream_next add;
    void (*done)(void *context);
    void *context;
    struct text pending; /* made, not sent */
    size_t sent;
    int64_t said; /* when something was sent last */
    bool sleeping, ended;
};

static void sleep_until_woken(struct stream *stream) {
    pthread_mutex_lock(&stream->server->streams_lock);
    stream->sleeping = true;
    MHD_suspend_connection(stream->connection);
    pthread_mutex_unlock(&stream->server->streams_lock);
}

static void make_more(struct stream *stream) {
    int64_t now = now_microseconds();

    text_clear(&stream->pending);
    stream->sent = 0;
    stream->ended = atomic_load(&stream->server->stopping) || !stream->add(stream->context, &stream->pending);
    if (stream->pending.length == 0 && now - stream->said > REMARK_MICROSECONDS)
        text_add(&stream->pending, ":\n\n");
    if (stream->pending.length > 0) stream->said = now;
}

static ssize_t give(void *context, uint64_t position, char *buffer, size_t most) {
    struct stream *stream = context;
    size_t left;

    (void)position;
    if (stream->sent == stream->pending.length && !stream->ended) make_more(stream);
    left = stream->pending.length - stream->sent;
    if (left == 0 && stream->ended) return MHD_CONTENT_READER_END_OF_STREAM;
    if (left == 0) {
        sleep_until_woken(stream);
        return 0;
    }
    if (left > most) left = most;
    memcpy(buffer, stream->pending.data + stream->sent, left);
    stream->sent += left;
    return (ssize_t)left;
}

static void end(void *context) {
    struct stream *stream = context;
    struct server *server = stream->server;

    pthread_mutex_lock(&server->streams_lock);
    if (stream->next != NULL) stream->next->previous = stream->previous;
    *(stream->previous != NULL ? &stream->previous->next : &server->streams) = stream->next;
    pthread_mutex_unlock(&server->streams_lock);
    if (stream->done != NULL) stream->done(stream->context);
    text_free(&stream->pending);
    free(stream);
}

struct MHD_Response *stream_answer(struct request *request) {
    struct response *response = &request->response;
    struct server *server = request->server;
    struct stream *stream = memory_array(1, sizeof *stream);

    *stream = (struct stream){.server = server,
                              .connection = request->connection,
                              .add = response->next,
                              .done = response->done,
                              .context = response->stream_context,
                              .said = now_microseconds()};
    response->done = NULL; /* the stream's now */
    if (response->type == NULL) response->type = "text/event-stream";
    pthread_mutex_lock(&server->streams_lock);
    stream->next = server->streams;
    if (server->streams != NULL) server->streams->previous = stream;
    server->streams = stream;
    pthread_mutex_unlock(&server->streams_lock);
    return MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, BLOCK_BYTES, give, stream, end);
}

void stream_wake_all(struct server *server) {
    pthread_mutex_lock(&server->streams_lock);
    for (struct stream *stream = server->streams; stream != NULL; stream = stream->next)
        if (stream->sleeping) {
            stream->sleeping = false;
            MHD_resume_connection(stream->connection);
        }
    pthread_mutex_unlock(&server->streams_lock);
}
