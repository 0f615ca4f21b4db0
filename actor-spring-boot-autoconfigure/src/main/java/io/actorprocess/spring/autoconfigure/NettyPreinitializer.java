package io.actorprocess.spring.autoconfigure;

import java.util.concurrent.TimeUnit;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;

import org.springframework.boot.autoconfigure.preinitialize.BackgroundPreinitializer;
import org.springframework.util.ClassUtils;

/**
 * Has Netty look at the machine, and make a socket that listens nowhere, while Spring
 * makes beans, on the thread that Boot keeps for such things: most of what the sockets
 * take to start is that, and the loading of classes.
 */
final class NettyPreinitializer implements BackgroundPreinitializer {

	private static final String NETTY = "io.netty.bootstrap.ServerBootstrap";

	@Override
	public void preinitialize() {
		if (ClassUtils.isPresent(NETTY, getClass().getClassLoader())) {
			Netty.preinitialize();
		}
	}

	/** A class of its own, since it cannot be loaded where there is no Netty. */
	private static final class Netty {

		@SuppressWarnings("FutureReturnValueIgnored") // nobody waits for its end
		static void preinitialize() {
			EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
			new ServerBootstrap().group(group)
				.channel(NioServerSocketChannel.class)
				.childHandler(new ChannelInboundHandlerAdapter())
				.register()
				.awaitUninterruptibly()
				.channel()
				.close();
			group.shutdownGracefully(0, 0, TimeUnit.SECONDS);
			ByteBufAllocator.DEFAULT.buffer().release();
		}

	}

}
